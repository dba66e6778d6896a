// Fetches pictures; the newest question wins, and the browser revalidates what it has seen before.

/**
 * As fetch; without a network, what the browser has kept of an earlier visit, however old. There is no service worker: what is
 * shown with a network is always the server's.
 * @param {string} address @param {RequestInit} [options]
 */
export async function fetchOrKept(address, options = {}) {
  try {
    return await fetch(address, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return fetch(address, { ...options, cache: "force-cache" });
  }
}

/** @typedef {{ok: boolean, body: any}} Answer */

/** @param {string} address @param {RequestInit} [options] @returns {Promise<Answer>} */
async function answerOf(address, options) {
  const response = await fetchOrKept(address, options);
  return { ok: response.ok, body: await response.json() };
}

export class Source {
  /** @param {string} url */
  constructor(url) {
    this.url = url;
    /** @type {AbortController | null} */ this.underWay = null;
    /** @type {{address: string, answer: Promise<Answer>} | null} */ this.ahead = null;
  }

  /**
   * The picture that came with the page, where it was made for these lanes and for about this width; given once.
   * @param {string} lanes @param {number} pixels
   * @returns {import("./types.js").Picture | null}
   */
  first(lanes, pixels) {
    const carried = document.getElementById("timeline-first");
    if (!carried) return null;
    const found = JSON.parse(carried.textContent ?? "");
    carried.remove();
    return found.lanes === lanes && pixels > found.px * 0.5 && pixels < found.px * 1.6 ? found.picture : null;
  }

  /** @param {URLSearchParams} query @param {number} pixels */
  address(query, pixels) {
    const asked = new URLSearchParams([...query].filter(([, value]) => value));
    asked.sort(); // so that a form and a link that ask for the same are answered once
    // Rounded, so that a few pixels more do not miss the cache.
    asked.set("px", String(Math.ceil(pixels / 100) * 100));
    return `${this.url}?${asked}`;
  }

  /** Asks for a picture that is about to be wanted, and reads it as soon as it is there. @param {URLSearchParams} query @param {number} pixels */
  prefetch(query, pixels) {
    const address = this.address(query, pixels);
    const answer = answerOf(address);
    answer.catch(() => undefined); // whoever wants it hears of it
    this.ahead = { address, answer };
  }

  /**
   * @param {URLSearchParams} query
   * @param {number} pixels
   * @returns {Promise<import("./types.js").Picture | null>} null where a newer question overtook this one
   */
  async picture(query, pixels) {
    this.underWay?.abort();
    const control = new AbortController();
    this.underWay = control;
    const address = this.address(query, pixels);
    const asked = this.ahead?.address === address ? this.ahead.answer : answerOf(address, { signal: control.signal });
    this.ahead = null;
    try {
      const { ok, body } = await asked;
      if (!ok) throw new Error(body.error);
      return control.signal.aborted ? null : body;
    } catch (error) {
      if (control.signal.aborted) return null;
      throw error;
    }
  }
}
