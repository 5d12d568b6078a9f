import { describe, expect, it, test } from 'vitest'
import { texts } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { answerOf } from './answer'

const migrations = Object.values(
  import.meta.glob<string>('../../../../../../../billing/src/main/resources/db/migration/V*.sql', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('')

/** As a table allows them, or a migration that widened it since. */
function statesOf(table: string) {
  const [created, widened] = [
    `create table ${table} \\([^;]*?check \\(state in \\(([^)]*)\\)`,
    `alter table ${table} add constraint ${table}_state_check check \\(state in \\(([^)]*)\\)`,
  ].map((pattern) => new RegExp(pattern).exec(migrations)?.[1])
  const checked = widened ?? created ?? ''
  return [...checked.matchAll(/'([A-Z_]+)'/g)].map(([, state = '']) => state)
}

describe.each(Object.entries(texts))('in %s', (_, { drivers }) => {
  it('every state of a payout and of a recharge order has words', () => {
    expect(statesOf('payout_part')).toContain('ABNORMAL')
    expect(Object.keys(drivers.partStates).toSorted()).toEqual(statesOf('payout_part').toSorted())
    expect(statesOf('pay_order')).toContain('PAID')
    expect(Object.keys(drivers.orderStates).toSorted()).toEqual(statesOf('pay_order').toSorted())
  })
})

test.each([
  ['REQUESTED', null, undefined],
  ['REQUESTED', 'UNKNOWN', '微信未答复，稍后再问'],
  ['REQUESTED', 'NOT_ENOUGH: 基本账户余额不足', '商户账户余额不足，充值后自动续退'],
  ['PROCESSING', 'PROCESSING', undefined],
  ['DONE', 'DONE', undefined],
  ['FAILED', 'CLOSED', '微信已关闭退款，钱已退回余额'],
  ['FAILED', 'INVALID_REQUEST: 订单已全额退款', 'INVALID_REQUEST: 订单已全额退款'],
  ['ABNORMAL', 'ABNORMAL', '收款账户异常，请在商户平台处理'],
])('a part that is %s after %s: %s', (state, lastAnswer, told) =>
  expect(answerOf({ state, lastAnswer }, zhCN)).toBe(told),
)
