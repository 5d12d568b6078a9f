// What a driver's phone shows: messages, notices ordered on a page, and the articles of a refund announcement in both forms.
// Two people of operator zpd make what is announced: the idle fees of three days go back, and everybody is told.
import assert from 'node:assert/strict'
import { edge, end, openPage, phone, see, signIn, step, wechat } from './browser.mjs'

const APP = 'wx2019101600000001'
// 夜班司机, of the scenario: made up like all its people.
const PHONE = '18947420945'
const NOTICE = 'zpdNoticeTemplate-00000000000000000000000006'
const admin = await openPage()
const finance = await openPage()
const driver = await openPage(phone)
const chat = await openPage(phone)

const ask = async (page, method, path, data, headers = {}) => {
  const answer = await page.context().request.fetch(`${edge}/api${path}`, {
    method, data, headers: { 'X-Requested-With': 'XMLHttpRequest', 'Idempotency-Key': crypto.randomUUID(), ...headers },
  })
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}
const version = (thing) => ({ 'If-Match': `"${thing.version}"` })
const become = async (path, enough) => {
  for (const end_ = Date.now() + 60_000; Date.now() < end_; await admin.waitForTimeout(300)) {
    const found = await ask(admin, 'GET', path)
    if (enough(found)) return found
    assert.notEqual(found.state, 'FAILED', JSON.stringify(found))
  }
  throw new Error(`${path} did not get on`)
}
const fits = async (page) => assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)

let batch
let bill
let openid

await step('two people of the operator send the idle fees of three days back', async () => {
  await signIn(admin, 'zpd-admin', '/refund-batches')
  await signIn(finance, 'zpd-finance', '/announcements')
  const choice = { component: 'IDLE_FEE', destination: 'WALLET', filter: { stationIds: [], from: '2019-10-15T16:00:00Z', to: '2019-10-18T16:00:00Z' } }
  const preview = await ask(finance, 'POST', '/billing/v1/refund-batches/preview', choice)
  const frozen = await ask(finance, 'POST', '/billing/v1/refund-batches', { ...choice, name: '占桩费退费', reason: '占桩费全部取消并退回', digest: preview.digest })
  await ask(admin, 'POST', `/billing/v1/refund-batches/${frozen.batchId}/approve`, { digest: frozen.digest }, version(frozen))
  batch = await become(`/billing/v1/refund-batches/${frozen.batchId}`, ({ state }) => state === 'DONE')
  assert.equal(batch.progress.failed, 0)
  bill = (await ask(admin, 'GET', `/billing/v1/refund-batches/${batch.batchId}/items`)).items[0].billNo
  await admin.reload()
  await admin.locator('tr.ant-table-row', { hasText: '占桩费退费' }).first().click()
  await admin.locator('.ant-drawer .ant-table-row').first().waitFor()
  await see(admin, '20-refund-batch')
})

await step('the driver reads what WeChat brought: the newest message is the last one', async () => {
  const messages = await (await chat.context().request.get(`${wechat}/control/messages`)).json()
  openid = messages.find(({ lines }) => lines.some(({ value }) => value === bill)).openid
  await chat.goto(wechat)
  await chat.getByPlaceholder('昵称或 openid').fill(openid)
  await see(chat, '21-phones')
  await chat.locator('nav button').first().click()
  await chat.locator('article', { hasText: bill }).first().waitFor()
  await fits(chat)
  await see(chat, '22-messages')
})

await step('the operator offers a notice before vouchers end', async () => {
  const fields = [{ key: 'thing1', value: 'name' }, { key: 'amount2', value: 'face' }, { key: 'time3', value: 'expiresAt' }]
  await ask(admin, 'PUT', '/notification/v1/templates/VOUCHER_EXPIRING', {
    appId: APP, templateId: NOTICE, fields, channels: ['WECHAT_SUBSCRIPTION', 'WECHAT_TEMPLATE'], notice: { templateId: NOTICE, fields },
  })
})

await step('the driver signs in by WeChat, allows the public list, and orders the notice by its tag on the page', async () => {
  await driver.goto(`${edge}/wechat/zpd/login?redirect=/my`)
  await see(driver, '23-who-are-you')
  await driver.getByPlaceholder('其他 openid').fill(openid)
  await driver.getByRole('button', { name: '登录' }).click()
  await driver.waitForURL('**/my*')
  await driver.getByRole('switch', { name: '公示名单' }).click()
  await driver.locator('[aria-label=公示名单][aria-checked=true]').waitFor()
  const notice = driver.locator('.my-notice', { hasText: '代金券到期' })
  assert.match(await notice.innerText(), /未订阅/)
  await notice.locator('wx-open-subscribe').click()
  await driver.getByRole('dialog', { name: '订阅通知' }).getByText('优惠券到期提醒').waitFor()
  await see(driver, '24-notice-asked')
  await driver.getByRole('button', { name: '允许' }).click()
  await notice.getByText('还会收到 1 条').waitFor()
  await notice.locator('wx-open-subscribe').click()
  await driver.getByRole('button', { name: '取消' }).click()
  await driver.getByRole('dialog', { name: '订阅通知' }).waitFor({ state: 'detached' })
  await driver.reload()
  await notice.getByText('还会收到 1 条').waitFor()
  await notice.scrollIntoViewIfNeeded()
  await fits(driver)
  await see(driver, '25-notice-ordered')
  await driver.evaluate(() => window.scrollTo(0, 0))
  await see(driver, '26-my')
})

await step('a driver whose bill is held reads that nothing is charged yet, and why', async () => {
  const held = (await ask(admin, 'GET', '/billing/v1/bills?state=HELD&limit=50')).items
  const messages = await (await chat.context().request.get(`${wechat}/control/messages`)).json()
  const toldOf = (billNo) => messages.find(({ lines }) => lines.some(({ value }) => value === billNo))
  const { billNo } = held.find((one) => toldOf(one.billNo))
  const doubtful = await openPage(phone)
  await doubtful.goto(`${edge}/wechat/zpd/login?redirect=/my`)
  await doubtful.getByPlaceholder('其他 openid').fill(toldOf(billNo).openid)
  await doubtful.getByRole('button', { name: '登录' }).click()
  const session = doubtful.locator('.my-session', { hasText: billNo })
  await session.getByText('账单存疑，先不扣费，处理后再结算').waitFor()
  assert.match(await session.locator('.my-held li').first().innerText(), /[\u4e00-\u9fff]{6}/)
  await session.scrollIntoViewIfNeeded()
  await fits(doubtful)
  await see(doubtful, '35-my-held')
})

await step('a driver who scans a pile reads what it charges now, before asking for anything', async () => {
  const { pileCode } = (await ask(admin, 'GET', '/billing/v1/charging-records?limit=1')).items[0]
  await driver.goto(`${edge}/my?pile=${pileCode}`)
  const pile = driver.locator('.my-pile')
  await pile.locator('tr[aria-current=time]').waitFor()
  assert.equal(await pile.locator('tr[aria-current=time]').count(), 1)
  assert.match(await pile.innerText(), /占桩费/)
  await pile.getByRole('button', { name: '按此价格开始充电' }).waitFor()
  await fits(driver)
  await see(driver, '36-pile-price')
  await driver.goto(`${edge}/my`)
})

/** Written by one, approved by another, sent out; the article as it stands at WeChat. */
const announced = async (form, way, title, assessmentId) => {
  const drafted = await ask(finance, 'POST', '/notification/v1/announcements', {
    appId: APP, batchId: batch.batchId, form, assessmentId, title, digest: '10月16日至18日收取的占桩费已全部退回余额',
    text: '各位车主：\n我司已取消全部站点的占桩费。2019年10月16日至18日收取的占桩费已退回各位的余额，不需要任何操作。\n如有疑问请联系客服。',
    pageUrl: `${edge}/my`,
  })
  const path = `/notification/v1/announcements/${drafted.announcementId}`
  await ask(admin, 'POST', `${path}/approval`, undefined, version(drafted))
  await become(path, ({ state }) => state === 'DRAFT_CREATED')
  await ask(admin, 'POST', `${path}/submission`, { way })
  return become(path, ({ state }) => state === 'FINISHED')
}

await step('everybody who follows gets the article with the totals, and reads it on the phone', async () => {
  const { articleUrl } = await announced('TOTALS', 'MASS_SEND', '占桩费退费公告')
  assert.ok(articleUrl)
  const card = chat.locator('article.link', { hasText: '占桩费退费公告' })
  await card.waitFor()
  await see(chat, '27-article-card')
  await card.click()
  const article = chat.frameLocator('#page')
  await article.getByText('已退款').waitFor()
  await article.getByText(`${batch.items} 笔，`).waitFor()
  assert.ok(!(await article.locator('body').innerText()).includes(openid))
  assert.ok(await chat.frame({ url: /\/s\// }).evaluate(() => document.documentElement.scrollWidth <= 390))
  await see(chat, '28-article-totals')
})

await step('the list names only who allowed it, masked, and a person who looks cannot tell more', async () => {
  const assessment = await ask(admin, 'POST', '/notification/v1/impact-assessments', {
    title: '占桩费退费名单公示', document: '法务 2019-17', conclusion: '仅限单独同意的用户，脱敏，三十天后撤下',
  })
  const { articleUrl } = await announced('LIST', 'PUBLISH', '占桩费退费名单', assessment.assessmentId)
  const article = await openPage(phone)
  await article.goto(articleUrl)
  await article.getByRole('columnheader', { name: '账单尾号' }).waitFor()
  const text = await article.locator('body').innerText()
  assert.match(text, /.\*\*\s+1\d{2}\*{4}\d{4}|.\*\*\s+1\d{2}xxxx\d{4}/)
  assert.ok(!text.includes(bill), 'no whole bill number')
  await fits(article)
  await see(article, '29-article-list')
})

await step('staff see both announcements, and the article beside what became of it', async () => {
  await finance.reload()
  await finance.locator('tr.ant-table-row', { hasText: '占桩费退费公告' }).waitFor()
  await see(finance, '30-announcements')
  await finance.locator('tr.ant-table-row', { hasText: '占桩费退费名单' }).click()
  await finance.locator('.phone iframe').waitFor()
  await see(finance, '31-announcement')
})

await step('staff look up what a driver was told, and whether it arrived', async () => {
  await admin.goto(`${edge}/messages`)
  await admin.locator('tr.ant-table-row').first().waitFor()
  await see(admin, '32-sent-messages')
  await admin.locator('input[name=phone]').fill(PHONE)
  await admin.getByRole('button', { name: '查询' }).click()
  const row = admin.locator('tr.ant-table-row', { hasText: '189xxxx0945' }).first()
  await row.waitFor()
  await row.click()
  await admin.locator('.ant-drawer dl.facts').waitFor()
  assert.match(await admin.locator('.ant-drawer').innerText(), /已送达/)
  await see(admin, '33-sent-message')
})

await step('the template goes after a second thought, and the notice is offered no more', async () => {
  await admin.goto(`${edge}/message-settings`)
  const row = admin.getByRole('row', { name: /代金券到期/ })
  await row.click()
  await admin.getByRole('button', { name: '删除模板' }).click()
  const sure = admin.getByRole('tooltip', { name: /删除这个模板/ })
  await sure.waitFor()
  await see(admin, '34-template-delete')
  await sure.getByRole('button', { name: '删除模板' }).click()
  await row.getByText('未启用').waitFor()
  await driver.reload()
  await driver.getByText('授权', { exact: true }).waitFor()
  assert.equal(await driver.locator('.my-notice').count(), 0)
})

await end()
