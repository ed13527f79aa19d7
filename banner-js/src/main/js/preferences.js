/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The second layer: a modal dialog with every category and service. Escape closes it without a choice, and the focus
 * returns to the element that opened it.
 */
import {each, filter, isConnected, map} from './builtins.js';
import {OURS, draw, operate, removeElement} from './dom.js';

/** Returns the boxes of a category: the first is for all of it, the others for its services. */
const boxesIn = group => [...group.querySelectorAll('input')];

/**
 * @param {!Array<?>} tree
 * @param {?} state of `consent.js`
 * @param {!Object<string, ?>} actions by the name of the button; `save` also gets the checked ids
 * @param {function()} closed
 * @return {{close: function(), restore: function()}}
 */
export function preferences(tree, state, actions, closed) {
  const opener = document.activeElement;
  const made = draw(tree);
  const groups = map([...made.querySelectorAll('[role=group]')], group => boxesIn(group));
  const reflect = ({target}) => each(groups, ([all, ...boxes]) => {
    if (all) {
      if (target === all) {
        each(boxes, box => box.checked = all.checked);
      }
      const count = filter(boxes, ({checked}) => checked).length;
      all.checked = count === boxes.length;
      all.indeterminate = count && !all.checked;
    }
  });
  const ticked = () => {
    const ids = [];
    each(groups, boxes => each(boxes, ({checked, value}, index) =>
      checked && (!index || !boxes[0].checked) && ids.push(value)));
    return ids;
  };
  const close = () => {
    if (isConnected(made)) {
      closed();
      removeElement(made, opener);
    }
  };

  each(boxesIn(made), box => box.checked = state.allows(box.value));
  reflect({});
  each([['gpc', state.gpc], ['withdraw', state.choice()]],
      ([name, applies]) => applies || made.querySelector('.' + OURS + name).remove());
  made.addEventListener('change', reflect);
  made.addEventListener('close', close);
  operate(made, {
    ...actions,
    'close': close,
    'save': fail => actions['save'](fail, ticked()),
  });
  const show = () => {
    document.documentElement.append(made);
    made.showModal();
  };
  show();
  // A page that replaces its body removes this too.
  return {close, restore: () => isConnected(made) || show()};
}
