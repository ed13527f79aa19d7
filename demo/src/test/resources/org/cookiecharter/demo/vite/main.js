/* SPDX-License-Identifier: Apache-2.0 */
import './style.css'
import {greet} from './greeting.js'

const counter = document.querySelector('#counter')
let count = Number(sessionStorage.getItem('count'))
const show = () => {
  counter.textContent = 'count ' + count
}
counter.addEventListener('click', () => {
  count++
  sessionStorage.setItem('count', count)
  document.cookie = 'counted=yes; path=/'
  show()
})
show()

const draw = greeting => {
  document.querySelector('#greeting').textContent = greeting()
}
draw(greet)
import.meta.hot.accept('./greeting.js', changed => draw(changed.greet))
