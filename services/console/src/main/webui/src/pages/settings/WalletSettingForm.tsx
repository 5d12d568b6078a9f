import { Card, Checkbox, Form, Input, Radio, Skeleton } from 'antd'
import { useState } from 'react'
import { useMay } from '../../api/session'
import { type WalletSetting, walletSetting, walletSettingPath } from '../../api/settings'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { Failure } from '../../components/Failure'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'
import { SaveWithReason } from './SaveWithReason'
import { readableWallet, typedWallet, walletOf } from './wallet'

/**
 * Which of a driver's money is spent first, from which debt on nobody starts, and when a driver is told that little is
 * left.
 */
export function WalletSettingForm() {
  const { data, problem, reload } = useLoad(walletSetting, [])
  return (
    <Card size="small" className="narrow">
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton active />}
      {data && <Wallet key={data.etag} before={data.data} etag={data.etag} saved={reload} />}
    </Card>
  )
}

function Wallet({ before, etag, saved }: { before: WalletSetting; etag: string | null; saved: () => void }) {
  const texts = useTexts()
  const words = texts.settings
  const mayEdit = useMay('operator-admin', 'platform-admin')
  const [form, setForm] = useState(() => typedWallet(before))
  const put = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }))
  const writing = useWrite<unknown>()
  const setting = walletOf(form)
  const save = async (reason: string) => {
    if (await writing.send({ method: 'PUT', path: walletSettingPath, ifMatch: etag, body: { ...setting, reason } }))
      saved()
  }
  return (
    <Form layout="vertical" disabled={!mayEdit}>
      <Form.Item label={words.spendingOrder} extra={words.spendingHint}>
        <Radio.Group
          value={form.spendingOrder}
          onChange={(event) => put({ spendingOrder: event.target.value })}
          options={(['PRINCIPAL_FIRST', 'BONUS_FIRST'] as const).map((order) => ({
            value: order,
            label: words.spendingOrders[order],
          }))}
        />
      </Form.Item>
      <Form.Item label={words.arrearsLimit} extra={words.arrearsHint}>
        <Input
          name="arrears-limit"
          className="number"
          style={{ width: 160 }}
          value={form.arrearsLimit}
          suffix={texts.common.yuan}
          aria-label={words.arrearsLimit}
          status={readableWallet({ ...setting, lowBalanceFen: null }) ? '' : 'error'}
          onChange={(event) => put({ arrearsLimit: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={words.lowBalance} extra={words.lowBalanceHint}>
        <Checkbox checked={form.tellsLowBalance} onChange={(event) => put({ tellsLowBalance: event.target.checked })}>
          {words.tellLowBalance}
        </Checkbox>
        {form.tellsLowBalance && (
          <Input
            name="low-balance"
            className="number"
            style={{ width: 160 }}
            value={form.lowBalance}
            suffix={texts.common.yuan}
            aria-label={words.lowBalance}
            status={readableWallet({ ...setting, arrearsLimitFen: 0 }) ? '' : 'error'}
            onChange={(event) => put({ lowBalance: event.target.value })}
          />
        )}
      </Form.Item>
      <Refused problem={writing.problem} />
      {mayEdit ? (
        <SaveWithReason busy={writing.busy} ready={readableWallet(setting)} most={200} save={save} />
      ) : (
        <span className="faint">{words.mayNotEdit}</span>
      )}
    </Form>
  )
}
