/** Which of the notice, the preferences and the corner is shown, and what a click in them does. */
import {corner} from './corner.js';
import {fill} from './element.js';
import {notice} from './notice.js';
import {placeholder} from './placeholder.js';
import {preferences} from './preferences.js';
import {fetchCatalogue} from './server.js';
import {applyStyle} from './style.js';

/** The charter page is a form of its own. */
const CHARTER_PAGE = 'cookie-charter-page';

/**
 * @param {!CookieCharterPolicy} policy
 * @param {string} language
 * @param {?} state of `consent.js`
 * @param {function(!Array<string>, string): !Promise<?>} choose stores the granted ids, chosen by this method
 * @param {function(): !Promise<?>} withdraw
 */
export function layers(policy, language, state, choose, withdraw) {
  const {path} = policy;
  const charter = path + '/';
  let loading = null;
  let bar = null;
  let dialog = null;
  let dismissed = false;

  /** The texts are fetched once something is drawn that needs them. */
  const withCatalogue = (draw, otherwise = () => {}) => {
    loading = loading || fetchCatalogue(path, language);
    loading.then(draw, () => {
      loading = null;
      otherwise();
    });
  };

  const open = () => withCatalogue(catalogue => {
    if (!dialog) {
      applyStyle(path);
      dialog = preferences(catalogue, state, {
        charter,
        accept: fail => settle(acceptAll(), fail),
        refuse: fail => settle(refuseAll(), fail),
        save: (ids, fail) => settle(choose(ids, 'choose'), fail),
        withdraw: fail => settle(withdraw(), fail, 'withdrawn'),
        closed: () => dialog = null,
      });
    }
  }, () => location.assign(charter));

  const fixture = corner((policy.labels || {})[language] || 'Cookies', language, open);
  const acceptAll = () => choose(state.asked, 'accept-all');
  const refuseAll = () => choose([], 'refuse-all');

  /** Says in words how a request ended. */
  const settle = (request, fail, told = 'saved') => withCatalogue(({texts}) => {
    const failed = ({status}) => fail(fill(
        texts[status === 503 ? 'errorUnavailable' : status ? 'errorRefused' : 'errorOffline'], {'status': status}));
    request.then(() => {
      if (dialog) {
        dialog.close();
      }
      fixture.say(texts[told]);
    }, failed);
  });

  /** For this page the visitor has answered, even "not now", and even where the browser keeps no cookie. */
  const dismiss = yes => {
    dismissed = yes;
    update();
  };

  const update = () => {
    // A page that is written anew has none for a moment.
    if (!document.body) {
      return;
    }
    const chosen = document.body.classList.contains(CHARTER_PAGE) || !state.asked.length;
    const ask = () => !!document.body && !chosen && !dismissed && state.open();
    if (bar && !ask()) {
      bar.remove();
      bar = null;
    }
    if (!chosen) {
      applyStyle(path);
      fixture.show(!ask());
    }
    if (ask() && !bar) {
      withCatalogue(catalogue => {
        if (ask() && !bar) {
          bar = notice(catalogue, state.asked, {
            charter,
            open,
            later: () => dismiss(true),
            accept: () => settle(acceptAll(), bar.fail),
            refuse: () => settle(refuseAll(), bar.fail),
          });
        }
      }, () => dismiss(true));
    }
  };

  return {
    open,
    update,
    acceptAll,
    refuseAll,
    dismiss,
    /** Draws what stands in for a held frame. */
    replace(frame, id, once, always) {
      const ids = id.split(/[ |]/);
      const providers = Object.keys(policy.services)
          .filter(key => ids.includes(key) || ids.includes(policy.services[key].category))
          .map(key => policy.services[key].provider);
      applyStyle(path);
      return placeholder(frame, Array.from(new Set(providers)).join(', ') || id, withCatalogue, {
        charter,
        once,
        always: fail => settle(always(), fail),
      });
    },
  };
}
