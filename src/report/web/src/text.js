// SPDX-License-Identifier: GPL-3.0-or-later
// text.js: every word of the page in both languages.

const WORDS = {
  network: ["网络", "Network"], map: ["地区", "Regions"], ranking: ["排名", "Ranking"], ties: ["关系", "Ties"],
  search: ["搜索名称、别名…", "Search names, aliases…"], searchLabel: ["搜索实体", "Search entities"], noHit: ["没有找到", "Nothing found"],
  filters: ["筛选", "Filters"], reset: ["重置", "Reset"], closePanel: ["关闭", "Close"], back: ["返回概览", "Back to overview"],
  look: ["显示", "Display"], colorBy: ["着色", "Colour"], byType: ["类型", "Type"], byCommunity: ["社群", "Community"], byRegion: ["地区", "Region"],
  sizeBy: ["大小", "Size"], entityTypes: ["实体类型", "Entity types"], relations: ["关系类型", "Relations"],
  class_tie: ["往来", "Ties"], class_structure: ["结构", "Structure"], class_activity: ["活动", "Activities"], class_post: ["任职", "Posts"],
  time: ["时间", "Time"], from: ["从", "From"], to: ["到", "To"], allTime: ["全部时间", "All time"], undated: ["条无日期", "undated"],
  strength: ["可信程度", "Strength"], minWeight: ["独立文献数 ≥", "Independent documents ≥"], minConfidence: ["置信度 ≥", "Confidence ≥"], status: ["状态", "Status"],
  asserted: ["已成", "Asserted"], ended: ["已终止", "Ended"], planned: ["计划中", "Planned"], isolates: ["显示无关系的实体", "Show entities without ties"],
  only: ["仅", "only"], all: ["全部", "all"], none: ["无", "none"],
  entities: ["实体", "entities"], tiesCount: ["条关系", "ties"], documents: ["篇文献", "documents"], shown: ["显示", "Showing"], drawing: ["正在画其余 {0} 条…", "drawing {0} more…"],
  mostConnected: ["往来对象最多", "Most connected"], communities: ["社群", "Communities"], members: ["个成员", "members"], partners: ["个往来对象", "partners"],
  aliases: ["又称", "Also"], mentions: ["提及", "Mentions"], docs: ["文献", "Documents"], measures: ["指标", "Measures"], rank: ["名次", "Rank"],
  around1: ["只看一步", "1 step only"], around2: ["两步", "2 steps"], showIn: ["在网络中查看", "Show in network"], evidence: ["依据", "Evidence"], evidenceOf: ["条依据", "pieces of evidence"], more: ["显示更多", "Show more"],
  confidence: ["置信度", "Confidence"], weight: ["独立文献", "Independent documents"], rule: ["规则", "Rule"], bytes: ["字节", "bytes"], date: ["日期", "Date"], amount: ["金额", "Amount"],
  published: ["发布", "published"], stated: ["文中日期", "stated"], name: ["名称", "Name"], type: ["类型", "Type"], region: ["地区", "Region"], head: ["主体", "From"], tail: ["对象", "To"], relation: ["关系", "Relation"],
  evidenceCut: ["另有更多依据,见 evidence.csv", "More evidence is in evidence.csv"],
  cut: ["只画出最重要的 {0} 个实体和 {1} 条关系(另有 {2} 个实体、{3} 条关系未画出;导出文件中齐全)", "Only the most connected {0} entities and the heaviest {1} ties are drawn ({2} entities and {3} ties are left out; the exports have all)"],
  legend: ["图例", "Legend"], arrow: ["箭头:从主体到对象;无箭头:双方对等;线宽:独立文献数;淡线:计划中或已终止", "Arrow: from → to; none: mutual; width: independent documents; pale: planned or ended"],
  zoomIn: ["放大", "Zoom in"], zoomOut: ["缩小", "Zoom out"], fit: ["全图", "Fit"], theme: ["深浅色", "Light or dark"], language: ["EN", "中文"], languageLabel: ["Switch to English", "切换到中文"], help: ["帮助", "Help"],
  keys: ["键盘", "Keyboard"], key_search: ["搜索", "Search"], key_escape: ["取消选择、关闭", "Clear selection, close"], key_arrows: ["移动画面;选中实体后:移到该方向的相邻实体", "Pan; with an entity selected: move to a neighbour that way"], key_zoom: ["放大、缩小、全图", "Zoom in, out, fit"], key_views: ["切换视图", "Switch views"], key_enter: ["选中画面中央的实体", "Select the entity at the centre"],
  methods: ["指标的算法", "How the measures are computed"], approximate: ["近似", "approximate"], licences: ["所用软件的许可", "Licences of bundled software"],
  noWebgl: ["此浏览器没有 WebGL:显示静态图,可点选;表格照常使用。", "This browser has no WebGL: a still picture, which can be clicked; the tables work as usual."],
  noWebglCut: ["静态图只画最重要的 {0} 条关系。", "The picture has the heaviest {0} ties."],
  mapHint: ["弧线:省份之间的往来(企业、机构、个人归入所在地);点选弧线或方格看依据", "Arcs: ties between provinces, with companies, bodies and persons counted where they are; click an arc or a tile"],
  mapWithin: ["省内", "within"], mapUnplaced: ["条关系至少一端地区不明,未画", "ties have an end whose region is unknown and are not drawn"], abroad: ["境外", "Abroad"], mapTop: ["省际往来", "Between regions"], unknownRegion: ["地区不明", "unknown region"],
  mapEmpty: ["当前筛选下没有跨地区的关系", "No ties between regions under these filters"],
  canvas: ["关系网络图。方向键移动,+ 和 − 缩放,/ 搜索", "Network. Arrow keys pan, + and − zoom, / searches"],
  tableCount: ["显示前 {0} 行,共 {1} 行", "First {0} of {1} rows"], loadMore: ["再显示 200 行", "Show 200 more"], filterTable: ["过滤表格…", "Filter the table…"], 
  m_degree: ["度", "Degree"], m_in_degree: ["入度", "In-degree"], m_out_degree: ["出度", "Out-degree"], m_partners: ["往来对象", "Partners"], m_strength: ["强度", "Strength"], m_pagerank: ["PageRank", "PageRank"], m_betweenness: ["中介", "Betweenness"], m_harmonic: ["调和接近", "Harmonic"], m_closeness: ["接近", "Closeness"], m_eigenvector: ["特征向量", "Eigenvector"], m_hub: ["枢纽", "Hub"], m_authority: ["权威", "Authority"], m_coreness: ["核数", "Coreness"], m_clustering: ["聚类系数", "Clustering"], m_bridges: ["桥", "Bridges"],
  m_provinces: ["涉及省份", "Provinces"], m_brokerage: ["居间", "Brokerage"], m_broker_coordinator: ["省内协调", "Coordinator"], m_broker_consultant: ["外来中介", "Consultant"], m_broker_gatekeeper: ["守门", "Gatekeeper"], m_broker_representative: ["代表", "Representative"], m_broker_liaison: ["联络", "Liaison"],
  a_amount: ["金额", "Amount"], a_agreement: ["协议", "Agreement"], a_date: ["日期", "Date"], a_title: ["职务", "Title"], a_post: ["职务", "Post"], a_goods: ["货物", "Goods"], a_project: ["项目", "Project"], a_sector: ["领域", "Sector"],
};

let current = 0;
export const setLanguage = (language) => { current = language === "en" ? 1 : 0; };
export const language = () => (current ? "en" : "zh");
export function t(key, ...values) {
  const found = WORDS[key];
  const text = found ? found[current] : key.replace(/^[ma]_/, "").replaceAll("_", " ");
  return text.replace(/\{(\d)\}/g, (_, i) => values[i]);
}
// The label of a type in the language of the page.
export const label = (type) => (current ? type.en || type.zh : type.zh || type.en) || type.id;
export const number = (value) => value.toLocaleString(current ? "en" : "zh-CN");
export function money(yuan) {
  if (!current) return yuan >= 1e8 ? `${+(yuan / 1e8).toFixed(2)}亿元` : yuan >= 1e4 ? `${+(yuan / 1e4).toFixed(2)}万元` : `${yuan}元`;
  return yuan >= 1e9 ? `CNY ${+(yuan / 1e9).toFixed(2)} bn` : yuan >= 1e6 ? `CNY ${+(yuan / 1e6).toFixed(2)} m` : `CNY ${number(yuan)}`;
}
export const measureName = (name) => t(`m_${name}`);
export function measureValue(measure, value) {
  if (measure.integer || Number.isInteger(value)) return number(value);
  return value >= 0.001 || value === 0 ? String(+value.toPrecision(3)) : value.toExponential(1);
}
