/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The second layer: a modal dialog with every category and service. Escape closes it without a choice, and the focus
 * returns to the element that opened it.
 */
import {each, every, filter, isConnected, map, pageDocument, select, some} from './builtins.js';
import {OURS, draw, operate, removeElement} from './dom.js';

const isChecked = ({checked}) => checked;

/**
 * @param {!Array<?>} tree
 * @param {?} state of `consent.js`
 * @param {!Object<string, ?>} actions by the name of the button; `save` also gets the checked ids
 * @param {function()} closed
 * @param {boolean} unfolded whether the services of each category are visible at once
 * @return {{close: function(), restore: function()}}
 */
export function preferences(tree, state, actions, closed, unfolded) {
  const opener = pageDocument.activeElement;
  const made = draw(tree);
  // The first box of a category is for all of it, the others are for its services.
  const groups = map(select(made, '[role=group]'), group => select(group, 'input'));
  const reflect = ({target}) => each(groups, ([all, ...boxes]) => {
    if (target === all) {
      each(boxes, box => box.checked = all.checked);
    }
    all.checked = every(boxes, isChecked);
    all.indeterminate = !all.checked && some(boxes, isChecked);
  });
  const ticked = () => {
    const ids = [];
    each(groups, ([all, ...boxes]) => each(all.checked ? [all] : filter(boxes, isChecked), ({value}) => ids.push(value)));
    return ids;
  };
  const close = () => {
    if (isConnected(made)) {
      closed();
      removeElement(made, opener);
    }
  };

  each(select(made, 'input'), box => box.checked = state.allows(box.value));
  reflect({});
  each(select(made, 'h3~details'), details => details.open = unfolded);
  each([['gpc', state.gpc], ['withdraw', state.choice()]],
      ([name, applies]) => applies || made.querySelector('.' + OURS + name).remove());
  made.addEventListener('change', reflect);
  made.addEventListener('close', close);
  operate(made, {
    ...actions,
    'close': close,
    'save': fail => actions['save'](fail, ticked()),
  });
  // A page that replaces its body removes this too.
  const restore = () => {
    if (!isConnected(made)) {
      pageDocument.documentElement.append(made);
      made.showModal();
    }
  };
  restore();
  return {close, restore};
}
