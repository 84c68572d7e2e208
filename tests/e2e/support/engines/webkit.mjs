// WebKitGTK, by its own driver over W3C WebDriver: a handful of requests, so no client library stands between.

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { PATIENCE_MS } from "../browser.mjs";

const driver = ["/usr/bin/WebKitWebDriver", "/usr/local/bin/WebKitWebDriver"].find((path) => existsSync(path));
const browser = miniBrowser();
const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY;
const virtual = ["/usr/bin/xvfb-run"].find((path) => existsSync(path));

const KEYS = /** @type {Record<string, string>} */ ({
  ArrowLeft: "\uE012",
  ArrowRight: "\uE014",
  Tab: "\uE004",
  Escape: "\uE00C",
});
/** The driver sometimes hangs here, and is started again; the last time it has all the time there is. */
const SESSION_MS = 8000;
const SESSION_TRIES = 3;
const PAUSE_MS = 100;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** The small browser that comes with the library; where Debian and others put it. */
function miniBrowser() {
  for (const root of ["/usr/lib", "/usr/libexec"].filter((path) => existsSync(path))) {
    const folders = [
      root,
      ...readdirSync(root)
        .filter((name) => name.endsWith("-linux-gnu"))
        .map((name) => join(root, name)),
    ];
    for (const folder of folders) {
      for (const version of ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"]) {
        if (existsSync(join(folder, version, "MiniBrowser"))) return join(folder, version, "MiniBrowser");
      }
    }
  }
  return null;
}

function whyMissing() {
  if (!driver || !browser) return "no WebKit with a driver on this machine (Debian: webkit2gtk-driver)";
  return display || virtual ? false : "WebKit needs a display, and there is none to be had (Debian: xvfb)";
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((done) => server.close(done));
  return port;
}

async function startDriver() {
  const port = await freePort();
  const command = [/** @type {string} */ (driver), `--port=${port}`];
  if (!display) command.unshift(/** @type {string} */ (virtual), "-a", "-s", "-screen 0 1600x1200x24");
  // A group of its own, so that the virtual display ends with the driver.
  const program = spawn(command[0], command.slice(1), { stdio: "ignore", detached: true });
  const stop = () => {
    try {
      if (program.pid) process.kill(-program.pid);
    } catch {
      // It has ended by itself.
    }
  };
  process.once("exit", stop);

  /**
   * @param {"GET" | "POST" | "DELETE"} method
   * @param {string} path
   * @param {object} [body]
   * @param {number} [patience]
   * @returns {Promise<any>}
   */
  async function ask(method, path, body, patience = PATIENCE_MS) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      signal: AbortSignal.timeout(patience),
      ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
    });
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`WebDriver ${method} ${path}: ${value?.error}: ${value?.message}`);
    return value;
  }
  for (
    let tries = 0;
    !(await ask("GET", "/status").then(
      () => true,
      () => false,
    ));
    tries += 1
  ) {
    if (tries * PAUSE_MS > PATIENCE_MS) throw new Error("WebKitWebDriver does not answer");
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  return { ask, stop };
}

/** @type {import("./index.mjs").Engine} */
export const webkitEngine = {
  name: "WebKit",
  missing: whyMissing(),
  async launch() {
    let program = await startDriver();
    return {
      async open({ width, height }) {
        const options = { binary: browser, args: ["--automation"] };
        /** @type {any} */
        let begun;
        for (let tries = 0; !begun; tries += 1) {
          begun = await program
            .ask(
              "POST",
              "/session",
              { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } },
              tries < SESSION_TRIES ? SESSION_MS : PATIENCE_MS,
            )
            .catch(async (error) => {
              if (tries === SESSION_TRIES) throw error;
              // Now and then the driver loses the browser that it started, and waits for it for ever.
              program.stop();
              program = await startDriver();
            });
        }
        const { ask } = program;
        const { sessionId } = begun;
        const session = `/session/${sessionId}`;
        const evaluate = (/** @type {Function} */ run, /** @type {any[]} */ ...values) =>
          ask("POST", `${session}/execute/sync`, { script: `return (${run})(...arguments)`, args: values });
        await ask("POST", `${session}/window/rect`, { x: 0, y: 0, width, height });
        // The window has a frame and bars: what is asked for is the page.
        const inner = await evaluate(() => [innerWidth, innerHeight]);
        await ask("POST", `${session}/window/rect`, {
          x: 0,
          y: 0,
          width: 2 * width - inner[0],
          height: 2 * height - inner[1],
        });
        return {
          goto: (url) => ask("POST", `${session}/url`, { url }),
          evaluate,
          click: async (selector) => {
            for (let tries = 0; ; tries += 1) {
              try {
                const element = await ask("POST", `${session}/element`, { using: "css selector", value: selector });
                return await ask("POST", `${session}/element/${element[ELEMENT]}/click`);
              } catch (error) {
                // What is being drawn anew, or still moves, can be clicked a moment later.
                if (
                  tries * PAUSE_MS > PATIENCE_MS ||
                  !/not interactable|stale|intercepted|no such element/.test(String(error))
                )
                  throw error;
                await new Promise((done) => setTimeout(done, PAUSE_MS));
              }
            }
          },
          press: async (key) => {
            const value = KEYS[key] ?? key;
            await ask("POST", `${session}/actions`, {
              actions: [
                {
                  type: "key",
                  id: "keyboard",
                  actions: [
                    { type: "keyDown", value },
                    { type: "keyUp", value },
                  ],
                },
              ],
            });
          },
          // The driver's own command waits for a page to load, which going back within a page never does.
          back: () => evaluate(() => void setTimeout(() => history.back())),
          reload: () => ask("POST", `${session}/refresh`),
          trouble: async () => [],
          close: () => ask("DELETE", session),
        };
      },
      async close() {
        program.stop();
      },
    };
  },
};
