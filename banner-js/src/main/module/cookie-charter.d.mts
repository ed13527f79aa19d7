/* SPDX-License-Identifier: Apache-2.0 */
/** The visitor's choice as `window.cookieCharter` provides it, in the words of `GET /consent/choice`. */
export interface CookieCharterChoice {
  /** True if there is a choice on the current catalogue. */
  decided: boolean;
  granted: string[];
  /** Empty if there is no choice on the current catalogue. */
  refused: string[];
  revision: string;
  /** ISO 8601; null if nothing was decided. */
  at: string | null;
  /** Null if nothing was granted: a refusal leaves no identifier. */
  id: string | null;
  gpc: boolean;
}

/**
 * Promises settle when the server has responded; rejected ones have the `status` of the response, 0 if there was none.
 */
export interface CookieCharter {
  /** Returns whether this category or service may be used now. */
  allows(id: string): boolean;
  readonly choice: CookieCharterChoice;
  /** Grants these ids, in addition to those already granted. */
  grant(ids: string | string[]): Promise<void>;
  acceptAll(): Promise<void>;
  refuseAll(): Promise<void>;
  withdraw(): Promise<void>;
  /** Opens the preferences. */
  open(): void;
  /** Calls the listener after each change; the returned function removes it. */
  on(listener: (choice: CookieCharterChoice) => void): () => void;
}

/** Returns whether this category or service may be used now; false on a server. */
export function allows(id: string): boolean;

/**
 * Returns the current choice, the same object until it changes; null on a server and in a page without the banner's
 * script.
 */
export function getChoice(): CookieCharterChoice | null;

/**
 * Calls the listener at once with the current choice, if there is a banner in the page, and after each change. Does
 * nothing on a server.
 *
 * @returns a function that removes the listener
 */
export function subscribe(listener: (choice: CookieCharterChoice) => void): () => void;

/** Grants these ids, in addition to those already granted. Rejected if the banner's script is absent. */
export function grant(ids: string | string[]): Promise<void>;
export function acceptAll(): Promise<void>;
export function refuseAll(): Promise<void>;
export function withdraw(): Promise<void>;

/** Opens the preferences. */
export function open(): void;

declare global {
  interface Window {
    /** Undefined if the page does not load `/consent/banner.js`. */
    readonly cookieCharter: CookieCharter;
  }
  interface DocumentEventMap {
    consentchange: CustomEvent<CookieCharterChoice>;
  }
}
