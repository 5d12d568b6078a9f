// What every browser story needs: a browser, steps that say what failed, pictures of it, and an eye on errors and on contrast.
// Environment: CONSOLE_URL, WECHAT_URL (the pretend one), CHROMIUM, SCREENSHOTS (folder). A story exits 1 with the reason when a step fails.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { tooFaint } from './contrast.mjs'

export const edge = process.env.CONSOLE_URL
export const wechat = process.env.WECHAT_URL
const screenshots = process.env.SCREENSHOTS ?? 'target/screenshots'
const wide = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Europe/Berlin' }
/** A phone whose browser says that it is WeChat's. */
export const phone = {
  ...wide, viewport: { width: 390, height: 844 },
  userAgent: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
}

mkdirSync(screenshots, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
})

/** What browsers complained of, on any page; a story takes out what it asked for. */
export const complaints = []
const faint = []
let shown

/** The first /me of a stranger answers 401, which is how a page knows to sign in; the browser complains of it. */
const isStranger = (message) => new URL(message.location().url, edge).pathname === '/me' && message.text().includes('401')

/** A page of somebody with their own cookies. */
export async function openPage(kind = wide) {
  const context = await browser.newContext(kind)
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`))
  page.on('console', (message) => message.type() === 'error' && !isStranger(message)
    && complaints.push(`console: ${message.text()}`))
  page.on('response', (answer) => answer.status() >= 500 && complaints.push(`${answer.status()} ${answer.url()}`))
  shown = page
  return page
}

/** Nothing is loading any more, and what faded in has done so. */
export async function quiet(page) {
  await page.waitForFunction(() => !document.querySelector('.ant-spin-spinning, .ant-skeleton'))
  await page.waitForTimeout(400)
}

/** Keeps a picture, once the page is quiet; notes which texts are too faint. */
export async function see(page, name) {
  await quiet(page)
  await page.screenshot({ path: join(screenshots, `${name}.png`) })
  faint.push(...(await tooFaint(page)).map((text) => `${name}: ${text}`))
}

export async function step(words, action) {
  try {
    await action()
    console.log(`ok   ${words}`)
  } catch (failure) {
    await shown?.screenshot({ path: join(screenshots, 'failed.png') }).catch(() => {})
    console.error(`FAIL ${words}\n${failure.stack}\n${complaints.join('\n')}`)
    await browser.close()
    process.exit(1)
  }
}

/** The last step of every story, and what could hardly be read on its way. */
export async function end() {
  await step('saw no error on any page', () => {
    if (complaints.length > 0) throw new Error(complaints.join('\n'))
  })
  faint.forEach((text) => console.log(`too faint ${text}`))
  await browser.close()
}

/** Signs staff in through Keycloak; they come back to the page asked for. */
export async function signIn(page, name, path) {
  await page.goto(edge + path)
  await page.locator('#username').fill(name)
  // Keycloak asks for the name first, since an organization may bring its own identity provider.
  await page.locator('#kc-login').click()
  await page.locator('#password').fill(`${name}-demo-1`)
  await page.locator('#kc-login').click()
  await page.waitForURL(`**${path}`)
}
