import { expect, test } from 'vitest'
import { MeContext } from '../api/session'
import { renderToString } from '../texts/spoken'
import { zhCN } from '../texts/zh-CN'
import { Failure } from './Failure'
import { Refused } from './Refused'

const signedOut = { type: '/problems/not-signed-in', status: 401, title: 'Not signed in' }
const me = { username: 'a', name: 'A', operatorId: 'zpd', roles: [] }

test('staff whose session ended sign in beside the page, a driver opens it anew', () => {
  const staff = renderToString(<MeContext value={me}><Refused problem={signedOut} /></MeContext>)
  expect(staff).toContain(zhCN.errors.signedOut)
  expect(staff).toMatch(/<a[^>]*href="\/login\?redirect=%2F"[^>]*target="_blank"/)
  const driver = renderToString(<Refused problem={signedOut} />)
  expect(driver).toContain(zhCN.my.stranger)
  expect(driver).not.toContain('/login')
})

test('what could not be read for that says so too, with the way on', () => {
  const failed = renderToString(
    <MeContext value={me}>
      <Failure problem={signedOut} retry={() => undefined} />
    </MeContext>,
  )
  for (const one of [zhCN.errors.signedOut, zhCN.errors.signInAgain, '/login?redirect=%2F'])
    expect(failed).toContain(one)
  expect(renderToString(<Failure problem={signedOut} retry={() => undefined} />)).not.toContain('/login')
})

test('a refusal of another kind offers no way to sign in', () => {
  expect(
    renderToString(
      <MeContext value={me}>
        <Refused problem={{ ...signedOut, status: 409 }} />
      </MeContext>,
    ),
  ).not.toContain('/login')
})

test('what the service says in English is folded away', () => {
  const shown = renderToString(
    <Refused
      problem={{
        type: '/problems/payout-not-covered',
        status: 409,
        title: 'Not covered',
        detail: 'earlier recharges',
        payableFen: 500,
      }}
    />,
  )
  expect(shown).toContain('最多可原路退回 5.00 元')
  expect(shown).toMatch(/<details[^>]*><summary>技术信息<\/summary><div>earlier recharges/)
})
