/* SPDX-License-Identifier: Apache-2.0 */
/** The consent of this visitor now. The cookie is the only state: it is read again after any event of the browser. */
import {concat, every, filter, includes, keys, now, some, soon, split} from './builtins.js';
import {Choice, findChoice} from './choice.js';
import {readCookies} from './page/cookies.js';
import {allows, grants, ownerOf, undecided} from './policy.js';

/** @param {!CookieCharterPolicy} policy */
export function consent(policy) {
  const {asked, cookieName, gpc, prompt = asked} = policy;
  const choiceName = () => policy.choiceName || cookieName;

  /** @type {?Choice|undefined} undefined until the cookie is read */
  let found;
  const refresh = () => {
    found = undefined;
  };
  /**
   * Returns the choice. Scripts request it often, and reading cookies after one was written makes the browser wait for
   * another process: the result is reused while one script runs, as scripts can change the choice by `refresh` only.
   * @return {?Choice}
   */
  const choice = () => {
    if (found === undefined) {
      soon(refresh);
      found = findChoice(readCookies(), choiceName(), now() / 1000);
    }
    return /** @type {?Choice} */ (found);
  };
  /** The ids of the widgets that this document shows once: their scripts run, and store nothing. */
  let once = [];
  /** @return {boolean} */
  const allowed = id => allows(policy, choice(), id);

  /**
   * Returns the categories about which the visitor is asked: all before a choice, unless the browser objects to
   * some or the region needs no agreement, and then what is new.
   */
  const open = () => {
    const made = choice();
    return made ? undecided(policy, made, allowed) : prompt;
  };

  return {
    isConsentCookie: name => includes([cookieName, choiceName()], name),
    /** Set if the browser objects to something. */
    gpc,
    asked,
    choice,
    /** Reads the choice again, after the server has responded. */
    refresh,
    allows: allowed,
    /** Returns whether each id of a mark, or one of those separated by bars, is allowed. @return {boolean} */
    allowsMark: mark => every(split(mark, ' '), ids => some(split(ids, '|'), id => includes(once, id) || allowed(id))),
    /** Adds widgets that this document shows once; without ids, forgets all. */
    showOnce(ids) {
      once = ids ? concat(once, ids) : [];
    },
    /** @return {boolean} */
    allowsName(storage, name) {
      const owner = ownerOf(policy, storage, name);
      return owner ? allowed(owner) : policy.undeclared === 'pass';
    },
    declares: (storage, name) => !!ownerOf(policy, storage, name),
    /** @return {!Array<string>} */
    granted: () => grants(policy, allowed),

    open,

    /** Returns the value of `window.cookieCharter.choice`, in the words of `GET /consent/choice`. */
    describe() {
      const made = choice();
      // A visitor who is asked about something new has not decided on the whole catalogue.
      const decided = made && !open()[0];
      return {
        'decided': !!decided,
        'granted': made ? grants(policy, allowed) : [],
        'refused': decided ? filter(concat(asked, keys(policy.services)), id => !allowed(id)) : [],
        'revision': policy.revision,
        'at': made ? new Date(made.at * 1000).toISOString() : null,
        'id': made?.id || null,
        'gpc': navigator.globalPrivacyControl === true,
      };
    },
  };
}
