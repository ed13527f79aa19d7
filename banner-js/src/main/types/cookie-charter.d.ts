/* SPDX-License-Identifier: Apache-2.0 */
/** What `window.cookieCharter` tells of the visitor's choice, in the words of `GET /consent/choice`. */
export interface CookieCharterChoice {
  /** Whether there is a choice on the current catalogue. */
  decided: boolean;
  granted: string[];
  /** Empty if there is no choice on the current catalogue. */
  refused: string[];
  revision: string;
  /** ISO 8601; null where nothing was decided. */
  at: string | null;
  /** Null where nothing was granted: a refusal leaves no identifier. */
  id: string | null;
  gpc: boolean;
}

/** Promises settle when the server has answered; rejected ones have the `status` of the answer, 0 where there was none. */
export interface CookieCharter {
  /** Whether this category or service may be used now. */
  allows(id: string): boolean;
  readonly choice: CookieCharterChoice;
  /** Grants these, besides what is granted already. */
  grant(ids: string | string[]): Promise<void>;
  acceptAll(): Promise<void>;
  refuseAll(): Promise<void>;
  withdraw(): Promise<void>;
  /** Opens the preferences. */
  open(): void;
  /** Tells of each change; the function that it returns stops that. */
  on(listener: (choice: CookieCharterChoice) => void): () => void;
}

declare global {
  interface Window {
    readonly cookieCharter: CookieCharter;
  }
  interface DocumentEventMap {
    consentchange: CustomEvent<CookieCharterChoice>;
  }
}
