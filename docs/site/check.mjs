// SPDX-License-Identifier: Apache-2.0
/**
 * Checks the built site in Chromium: no request leaves the site, search finds a page by keyboard alone, the version
 * selector lists this version, axe-core reports no violation in light and dark, wide and narrow.
 */
import assert from 'node:assert/strict'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { BASE, DIST, HOME, VERSION } from './sources.mjs'

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.woff2': 'font/woff2', '.png': 'image/png', '.svg': 'image/svg+xml' }
const PAGES = ['', 'http.html', 'comparison.html']
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screenshots = process.env.SCREENSHOTS

const server = createServer(serve).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const origin = process.env.SITE_ORIGIN ?? `http://127.0.0.1:${server.address().port}`
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
})
try {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 360]) {
      await checkPages(colorScheme, width)
    }
  }
  await checkSearch()
  if (!process.exitCode) {
    console.log(`No request to another host, search works by keyboard, no violation of axe-core on ${PAGES.length} pages`)
  }
} finally {
  await browser.close()
  server.close()
}

async function checkPages(colorScheme, width) {
  const page = await open(colorScheme, width)
  for (const name of PAGES) {
    await page.goto(origin + BASE + name, { waitUntil: 'load', timeout: 120_000 })
    const versions = page.locator('select.version').first()
    await page.waitForFunction(() => document.querySelector('select.version option'))
    assert.equal(await versions.inputValue(), VERSION)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(overflow <= 0, `${name} is ${overflow} pixels wider than ${width}`)
    await page.evaluate(AXE)
    const violations = await page.evaluate(async () => (await axe.run()).violations
      .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join('\n    ')}`))
    if (screenshots) {
      await page.screenshot({ path: `${screenshots}/${name || 'index'}-${colorScheme}-${width}.png` })
    }
    report(violations.map((violation) => `${name || 'index'} ${colorScheme} ${width}: ${violation}`))
  }
  report(page.foreign)
  await page.context().close()
}

async function checkSearch() {
  const page = await open('light', 1280)
  await page.goto(origin + BASE, { waitUntil: 'load', timeout: 120_000 })
  await page.waitForFunction(() => document.querySelector('.VPLocalSearchBox, #local-search button'))
  await page.waitForTimeout(1000)
  await page.keyboard.press('Control+k')
  await page.locator('#localsearch-input').waitFor({ timeout: 60_000 })
  await page.keyboard.type('Varnish')
  await page.locator('.VPLocalSearchBox .result').first().waitFor({ timeout: 60_000 })
  if (screenshots) {
    await page.screenshot({ path: `${screenshots}/search.png` })
  }
  await page.keyboard.press('Enter')
  await page.waitForURL(`${origin}${BASE}*.html*`, { timeout: 60_000 })
  assert.match(await page.locator('main').innerText(), /Varnish/)
  report(page.foreign)
  const keys = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  const declared = JSON.parse(readFileSync(new URL('cookies.json', import.meta.url))).services
    .flatMap((service) => service.cookies.map((cookie) => cookie.name))
  report(keys.filter((key) => !declared.includes(key)).map((key) => `cookies.json does not declare ${key}`))
  await page.context().close()
}

async function open(colorScheme, width) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } })
  const page = await context.newPage()
  page.foreign = []
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:')) {
      page.foreign.push(`request to ${request.url()}`)
    }
  })
  return page
}

function report(problems) {
  if (problems.length) {
    console.error(problems.join('\n'))
    process.exitCode = 1
  }
}

function serve(request, response) {
  const { pathname } = new URL(request.url, 'http://site')
  let file = path.join(DIST, path.normalize(decodeURIComponent(pathname)).replace(HOME, '/'))
  if (existsSync(file) && statSync(file).isDirectory()) {
    file = path.join(file, 'index.html')
  }
  const found = existsSync(file)
  response.writeHead(found ? 200 : 404, { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
  return found && request.method === 'GET' ? createReadStream(file).pipe(response) : response.end()
}
