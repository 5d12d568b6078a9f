// A person at operator zpd signs in, finds one abnormal bill, and looks at the other pages.
// Environment: CONSOLE_URL, CHROMIUM, SCREENSHOTS (folder). Exits 1 with the reason when a step fails.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const console_ = process.env.CONSOLE_URL
const screenshots = process.env.SCREENSHOTS ?? 'target/screenshots'
const BILL = '20191016161822566095'
const user = { name: 'zpd-admin', password: 'zpd-admin-demo-1' }

mkdirSync(screenshots, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
})
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Europe/Berlin' })
const page = await context.newPage()
page.setDefaultTimeout(30_000)
const complaints = []
page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`))
page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`))
page.on('response', (answer) => answer.status() >= 500 && complaints.push(`${answer.status()} ${answer.url()}`))

const see = (name) => page.screenshot({ path: join(screenshots, `${name}.png`) })
const step = async (words, action) => {
  try {
    await action()
    console.log(`ok   ${words}`)
  } catch (failure) {
    await see('failed').catch(() => {})
    console.error(`FAIL ${words}\n${failure.stack}\n${complaints.join('\n')}`)
    await browser.close()
    process.exit(1)
  }
}
const open = async (name) => {
  await page.getByRole('menuitem', { name }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}
// Nothing is loading any more, and what faded in has done so.
const quiet = async () => {
  await page.waitForFunction(() => !document.querySelector('.ant-spin-spinning, .ant-skeleton'))
  await page.waitForTimeout(400)
}

await step('signs in through Keycloak and comes back to the page asked for', async () => {
  await page.goto(`${console_}/abnormal-bills`)
  await page.locator('#username').fill(user.name)
  await see('1-sign-in')
  // Keycloak asks for the name first, since an organization may bring its own identity provider.
  await page.locator('#kc-login').click()
  await page.locator('#password').fill(user.password)
  await page.locator('#kc-login').click()
  await page.waitForURL('**/abnormal-bills')
  complaints.length = 0 // the first /me of a stranger answers 401, which is how the page knows to sign in
})

await step('finds the bill among the abnormal ones, under code 1 账单丢失', async () => {
  const row = page.locator('tr.ant-table-row', { hasText: BILL })
  await row.waitFor()
  await quiet()
  await see('2-abnormal-bills')
  await page.locator('input[name=find-bill]').fill(BILL)
  assert.equal(await page.locator('tr.ant-table-row').count(), 1)
  const code = row.locator('.code-tag')
  assert.equal(await code.count(), 1)
  assert.equal((await code.innerText()).replace(/\s/g, ''), '1账单丢失')
})

await step('opens it and sees why it is held', async () => {
  await page.locator('tr.ant-table-row', { hasText: BILL }).click()
  const bill = page.locator(`article[data-bill="${BILL}"]`)
  await bill.waitFor()
  assert.equal((await bill.locator('.findings .code-tag').innerText()).replace(/\s/g, ''), '1账单丢失')
  assert.match(await bill.innerText(), /故障挂起/)
  await quiet()
  await see('3-abnormal-bill')
})

await step('sees the day at a glance', async () => {
  await page.goto(`${console_}/`)
  await page.locator('.figure').first().waitFor()
  await quiet()
  await see('4-today')
})

await step('searches the charging records by bill number and sees the same state', async () => {
  await open('充电记录')
  await page.locator('tr.ant-table-row').first().waitFor()
  await quiet()
  await see('5-charging-records')
  await page.locator('input[name=words]').fill(BILL)
  await page.getByRole('button', { name: '查询' }).click()
  const row = page.locator('tr.ant-table-row', { hasText: BILL })
  await page.waitForFunction(() => document.querySelectorAll('tr.ant-table-row').length === 1)
  assert.match(await row.innerText(), /故障挂起/)
})

await step('follows a settled bill line by line', async () => {
  await page.getByRole('button', { name: '重置' }).click()
  await page.locator('tr.ant-table-row', { hasText: '已结算' }).first().click()
  await page.locator('article.bill .bill-sum').waitFor()
  await quiet()
  await see('6-settled-bill')
})

await step('saw no error on any page', async () => assert.deepEqual(complaints, []))
await browser.close()
