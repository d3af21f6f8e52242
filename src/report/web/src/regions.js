// SPDX-License-Identifier: GPL-3.0-or-later
// regions.js: the 34 divisions of China at province level on a grid of tiles: the first
// two digits of their codes (GB/T 2260), column and row so that most neighbours on the
// ground are neighbours here, and the part of the country that they are counted to.

const ROWS = `
23 8 0 黑龙江 Heilongjiang NE|15 5 1 内蒙古 InnerMongolia N|11 6 1 北京 Beijing N|21 7 1 辽宁 Liaoning NE
22 8 1 吉林 Jilin NE|65 1 2 新疆 Xinjiang NW|63 2 2 青海 Qinghai NW|62 3 2 甘肃 Gansu NW|64 4 2 宁夏 Ningxia NW
14 5 2 山西 Shanxi N|13 6 2 河北 Hebei N|12 7 2 天津 Tianjin N|54 2 3 西藏 Xizang SW|51 3 3 四川 Sichuan SW
61 4 3 陕西 Shaanxi NW|41 5 3 河南 Henan C|37 6 3 山东 Shandong E|53 3 4 云南 Yunnan SW|50 4 4 重庆 Chongqing SW
42 5 4 湖北 Hubei C|34 6 4 安徽 Anhui E|32 7 4 江苏 Jiangsu E|31 8 4 上海 Shanghai E|52 4 5 贵州 Guizhou SW
43 5 5 湖南 Hunan C|36 6 5 江西 Jiangxi E|33 7 5 浙江 Zhejiang E|45 4 6 广西 Guangxi C|44 5 6 广东 Guangdong C
35 6 6 福建 Fujian E|71 7 6 台湾 Taiwan X|46 4 7 海南 Hainan C|82 5 7 澳门 Macao X|81 6 7 香港 HongKong X`;

export const PARTS = {
  N: ["华北", "North", "#3b6fb6"], NE: ["东北", "Northeast", "#5aa3c8"], E: ["华东", "East", "#2f9e77"], C: ["中南", "Central south", "#d9822b"],
  SW: ["西南", "Southwest", "#c2483f"], NW: ["西北", "Northwest", "#a9852b"], X: ["港澳台", "HK, Macao, Taiwan", "#7a5ea8"], A: ["境外", "Abroad", "#4b5a78"],
};

export const DIVISIONS = new Map(ROWS.trim().split(/[|\n]/).map((row) => {
  const [code, column, line, zh, en, part] = row.split(" ");
  return [code, { code, column: +column, row: +line, zh, en: en.replace(/([a-z])([A-Z])/g, "$1 $2"), part }];
}));

export const partOf = (region) => (DIVISIONS.has(region) ? DIVISIONS.get(region).part : region ? "A" : null);

// Bodies are named after where they are ("四川…公司"): for those that nothing else places.
const BY_BEGINNING = new Map([...DIVISIONS.values()].map((division) => [division.zh.slice(0, 2), division]));
export function regionByName(name) {
  const division = BY_BEGINNING.get(name.slice(0, 2));
  return division && name.length > division.zh.length && name.startsWith(division.zh) ? division.code : "";
}

// A region's name: a division's, or the country's as the graph calls it.
export function regionName(model, region, language) {
  const division = DIVISIONS.get(region);
  if (division) return division[language];
  const node = model.nodes.find((one) => one.uid === region);
  return node ? node.name : region;
}
