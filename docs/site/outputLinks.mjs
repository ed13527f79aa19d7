// SPDX-License-Identifier: Apache-2.0
/** Finds links in the built pages that lead nowhere, and resources from other hosts. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** Elements whose address the browser requests without a click. */
const LOADED = /<(?:script|img|iframe|link|source|video|audio|object|embed)\b[^>]*?\s(?:src|href|data)="((?:https?:)?\/\/[^"]+)"/g

/**
 * Returns one line for each link of the pages of a version that has no target, or no such anchor in it, and for each
 * resource that comes from another host. The endpoints of the banner, under /consent/, are the server's.
 */
export function brokenLinks(dist, home, version) {
  const broken = []
  const ids = new Map()
  const folder = path.join(dist, version)
  for (const file of files(folder).filter((name) => !name.startsWith('javadoc/'))) {
    const text = readFileSync(path.join(folder, file), 'utf8')
    if (file.endsWith('.html')) {
      for (const [, link] of text.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
        if (!/^[a-z]+:/.test(link) && !link.startsWith('/consent/') && !leads(link, file)) {
          broken.push(`${file}: ${link}`)
        }
      }
      for (const [, address] of text.matchAll(LOADED)) {
        broken.push(`${file}: loads ${address}`)
      }
    } else if (file.endsWith('.css') && /(url\(|@import)\s*["']?(https?:)?\/\//.test(text)) {
      broken.push(`${file}: loads from another host`)
    }
  }
  return broken

  function leads(link, from) {
    const { pathname, hash } = new URL(link.replace(/&amp;/g, '&'), `http://site${home}${version}/${from}`)
    if (!pathname.startsWith(home)) {
      return false
    }
    let target = path.join(dist, decodeURIComponent(pathname.slice(home.length)))
    if (existsSync(target) && statSync(target).isDirectory()) {
      target = path.join(target, 'index.html')
    }
    return existsSync(target) && (!hash || anchors(target).has(decodeURIComponent(hash.slice(1))))
  }

  function anchors(target) {
    if (!ids.has(target)) {
      ids.set(target, new Set([...readFileSync(target, 'utf8').matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])))
    }
    return ids.get(target)
  }
}

/** Returns the paths of all files below a folder, relative to it. */
function files(folder) {
  return readdirSync(folder, { recursive: true }).filter((name) => statSync(path.join(folder, name)).isFile())
}
