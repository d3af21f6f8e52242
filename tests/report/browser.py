# SPDX-License-Identifier: GPL-3.0-or-later
"""A headless Chromium, driven over its debugging pipe with nothing but Python.

    with Browser(1440, 900, dark=False, webgl=True) as page:
        page.open("out/report.html")
        page.evaluate("document.title")
        page.screenshot("report.png")
        page.requests, page.dialogs, page.errors      what happened meanwhile

WebGL is drawn by SwiftShader, so no graphics card is needed; the page itself is put
together without it, as a browser on such a machine would do.
"""
import base64
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import tempfile
import time

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
KEYS = {"Enter": (13, "\r"), "Escape": (27, ""), "Tab": (9, ""), "ArrowLeft": (37, ""), "ArrowUp": (38, ""),
        "ArrowRight": (39, ""), "ArrowDown": (40, "")}


class Browser:
    def __init__(self, width=1440, height=900, dark=False, webgl=True, language="zh-CN", seconds=60):
        self.width, self.height, self.dark, self.language, self.seconds = width, height, dark, language, seconds
        self.requests, self.dialogs, self.errors = [], [], []
        self.folder = tempfile.mkdtemp(prefix="guanxi-browser-")
        to_child, mine = os.pipe()
        theirs, from_child = os.pipe()
        flags = ["--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu-sandbox",
                 "--no-first-run", "--disable-extensions", "--disable-background-networking",
                 "--disable-component-update", "--disable-default-apps", "--disable-sync", "--mute-audio",
                 "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
                 f"--window-size={width},{height}", f"--user-data-dir={self.folder}"]
        flags += ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
                  "--disable-gpu-compositing"] if webgl else [
            "--disable-3d-apis"]
        # The child reads commands from 3 and answers on 4.
        launch = f"exec \"$0\" \"$@\" 3<&{to_child} 4>&{from_child}"
        environment = dict(os.environ, TZ="UTC")
        self.child = subprocess.Popen(["bash", "-c", launch, CHROMIUM, *flags, "about:blank"],
                                      pass_fds=(to_child, from_child), stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL, env=environment, start_new_session=True)
        os.close(to_child)
        os.close(from_child)
        self.out, self.into, self.rest, self.last, self.session = mine, theirs, b"", 0, None

    def __enter__(self):
        target = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=self.width, height=self.height, deviceScaleFactor=1,
                  mobile=False)
        agent = self.evaluate("navigator.userAgent")
        self.call("Emulation.setUserAgentOverride", userAgent=agent, acceptLanguage=self.language)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if self.dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"}])
        return self

    def __exit__(self, *_):
        os.close(self.out)
        os.close(self.into)
        try:
            os.killpg(self.child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.child.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def message(self, until):
        while b"\0" not in self.rest:
            if not select.select([self.into], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError("the browser does not answer")
            piece = os.read(self.into, 1 << 20)
            if not piece:
                raise ConnectionError("the browser ended")
            self.rest += piece
        one, self.rest = self.rest.split(b"\0", 1)
        return json.loads(one)

    def note(self, message):
        what, about = message.get("method"), message.get("params", {})
        if what == "Network.requestWillBeSent":
            self.requests.append(about["request"]["url"])
        elif what == "Page.javascriptDialogOpening":
            self.dialogs.append(about["message"])
            self.send("Page.handleJavaScriptDialog", accept=False)
        elif what == "Runtime.exceptionThrown":
            self.errors.append(about["exceptionDetails"].get("exception", {}).get("description", "exception"))
        elif what == "Log.entryAdded" and about["entry"]["level"] == "error":
            self.errors.append(about["entry"]["text"])

    def send(self, method, **params):
        self.last += 1
        command = {"id": self.last, "method": method, "params": params}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.out, json.dumps(command).encode() + b"\0")
        return self.last

    def call(self, method, **params):
        number, until = self.send(method, **params), time.monotonic() + self.seconds
        while True:
            message = self.message(until)
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
            self.note(message)

    def evaluate(self, code):
        result = self.call("Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description", code))
        return result["result"].get("value")

    def wait(self, code, seconds=30):
        until = time.monotonic() + seconds
        while not self.evaluate(f"Boolean({code})"):
            if time.monotonic() > until:
                raise TimeoutError(code)
            time.sleep(0.05)

    def open(self, path, fragment=""):
        self.call("Page.navigate", url=pathlib.Path(path).resolve().as_uri() + fragment)
        self.wait("document.readyState === 'complete' && document.documentElement.dataset.firstFrame !== undefined")

    def settle(self, seconds=0.8):
        self.evaluate(f"new Promise((done) => setTimeout(done, {int(seconds * 1000)}))")

    def press(self, key):
        code, text = KEYS.get(key, (ord(key.upper()[0]), key))
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, text=text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def click(self, x, y):
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left" if kind != "mouseMoved" else "none",
                      clickCount=1)

    def screenshot(self, path):
        self.settle()
        image = self.call("Page.captureScreenshot", format="png")["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(image))
