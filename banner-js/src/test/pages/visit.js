/* SPDX-License-Identifier: Apache-2.0 */
/* Functions for the scripts of page cases. Each script gets a copy, so that they leave nothing in the page. */
const pause = time => new Promise(done => setTimeout(done, time));

/* Rejects after six seconds, for scripts whose promises never settle. */
const limit = async () => {
  await pause(6000);
  throw new Error('Not done after six seconds');
};

/* Awaits a truthy value, for at least four seconds; an exception counts as falsy. */
const until = async condition => {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      const value = condition();
      if (value) {
        return value;
      }
    } catch {
      /* Not yet. */
    }
    await pause(20);
  }
  throw new Error('Waited in vain for ' + condition);
};

/* Awaits queued tasks and mutation observers. */
const settled = async () => {
  await pause(0);
  await pause(20);
  await pause(0);
};

/* Returns every element below a root, including those in open shadow trees. */
const elements = root => {
  const list = [];
  for (const element of root.querySelectorAll('*')) {
    list.push(element);
    if (element.shadowRoot) {
      list.push.apply(list, elements(element.shadowRoot));
    }
  }
  return list;
};

const buttons = (label, root = document) => elements(root).filter(element => element.localName === 'button'
  && element.textContent.trim() === label && element.getClientRects().length > 0);

const REFUSE = 'Tout refuser';
const ACCEPT = 'Tout accepter';
const REOPEN = 'Gérer les cookies';

/* Counts the interfaces with this button in the top document, then in each of its frames. */
const interfaces = label => [document].concat([].map.call(frames, frame => frame.document))
  .map(root => buttons(label, root).length).join(' ');

const storedNames = async () => {
  const names = [];
  for (const storage of ['localStorage', 'sessionStorage']) {
    try {
      names.push.apply(names, Object.keys(window[storage]).map(name => storage + ' ' + name));
    } catch {
      /* Sandboxed documents throw here. */
    }
  }
  try {
    names.push.apply(names, (await indexedDB.databases()).map(database => 'indexedDB ' + database.name));
  } catch {
    /* Sandboxed documents throw here. */
  }
  return names.join('\n');
};
