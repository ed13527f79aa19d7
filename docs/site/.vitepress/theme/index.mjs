// SPDX-License-Identifier: Apache-2.0
import { h } from 'vue'
import DefaultTheme from 'vitepress/theme'
import VersionSelector from './VersionSelector.vue'
import './style.css'

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, {
    'nav-bar-content-after': () => h(VersionSelector, { class: 'wide' }),
    'nav-screen-content-after': () => h(VersionSelector),
  }),
}
