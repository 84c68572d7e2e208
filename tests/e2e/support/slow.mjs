// A slow machine, to find tests and pages that take for granted that something has already happened. YOYAK_TEST_SLOW=6
// makes the processor of every page six times slower. Answers of servers, workers and made-up archives come later, and
// so do timers, each by another amount. YOYAK_TEST_SEED chooses the amounts; the first line of the output tells it.

const LONGEST_MS = 120;

const rate = Number(process.env.YOYAK_TEST_SLOW ?? 0);
const seed = Number(process.env.YOYAK_TEST_SEED ?? (process.pid * 7919) % 100_000);

/** Whether this run is slow on purpose. */
export const isSlow = rate > 1;

if (isSlow) console.log(`slow ${rate} times, YOYAK_TEST_SEED=${seed}`);

/** Runs here and in pages. @param {number} start @returns {() => number} from 0 to 1, the same for the same start */
function randomFrom(start) {
  let state = start;
  return () => {
    // Park and Miller's generator.
    state = (state * 48_271 + 11) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const random = randomFrom(seed + 1);
let pages = 0;

/** A while, on slow machines. @returns {Promise<void>} */
export async function pause() {
  if (isSlow) await new Promise((done) => setTimeout(done, random() * LONGEST_MS));
}

/**
 * Makes the pages of a context slow.
 * @param {import("playwright-core").BrowserContext} context
 */
export async function slowDown(context) {
  if (!isSlow) return;
  pages += 1;
  await context.addInitScript(`(${slowPage})(${randomFrom}, ${seed + pages}, ${LONGEST_MS})`);
  context.on("page", (page) => void throttle(page).catch(() => {}));
}

/** @param {import("playwright-core").Page} page */
async function throttle(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}

/**
 * Runs in the page. Timers are late; messages to workers are sent later, in their order.
 * @param {typeof randomFrom} makeRandom
 * @param {number} start
 * @param {number} longest
 */
function slowPage(makeRandom, start, longest) {
  const next = makeRandom(start);
  // Not the clock of a test that moves it.
  const wait = setTimeout.bind(globalThis);
  const slowly = () => new Promise((done) => wait(() => done(undefined), next() * longest));
  const late = (/** @type {any} */ run, delay = 0, /** @type {any[]} */ ...values) =>
    wait(run, delay + next() * longest, ...values);
  Object.assign(globalThis, { slowly, setTimeout: late });
  if (!("Worker" in globalThis)) return;
  globalThis.Worker = class extends Worker {
    /** @type {Promise<unknown>} */
    #last = Promise.resolve();
    /** @param {any[]} message */
    postMessage(...message) {
      this.#last = this.#last.then(slowly).then(() => /** @type {any} */ (super.postMessage)(...message));
    }
  };
}
