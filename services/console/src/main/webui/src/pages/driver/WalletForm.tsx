import { Button, Checkbox, Input, Segmented, Space } from 'antd'
import { useState } from 'react'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { type DriverAccount, type WalletWrite, payable, walletPath } from '../../api/wallet'
import { Failure } from '../../components/Failure'
import { Refused } from '../../components/Refused'
import { yuan } from '../../format/format'
import { fenIn } from '../../format/read'
import { useTexts } from '../../texts'
import { bodyOf, leaves, longestReason, longestReference, ready, tooMuch } from './wish'

/** Finance puts money in, gives a bonus, pays principal back the way it came, or books what was paid back otherwise. */
export function WalletForm({ account, done }: { account: DriverAccount; done: () => void }) {
  const texts = useTexts()
  const [what, setWhat] = useState<WalletWrite>('recharges')
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const [reference, setReference] = useState('')
  const [insteadOfWechatPay, setInstead] = useState(false)
  const writing = useWrite<unknown>()
  const ways = useLoad((signal) => payable(account.driverId, signal), [account.driverId, account.balanceFen, account.bonusFen])
  const wish = { what, fen: fenIn(amount), reason, reference, insteadOfWechatPay }
  const offline = what === 'offline-payouts'
  const wrong = amount !== '' && (!(wish.fen > 0) || tooMuch(wish, ways.data))
  const send = async () => {
    const path = walletPath(account.driverId, what)
    if (!(await writing.send({ method: 'POST', path, body: bodyOf(wish) }, ways.reload))) return
    setAmount('')
    setReason('')
    setReference('')
    setInstead(false)
    ways.reload()
    done()
  }
  return (
    <>
      <Space wrap className="save">
        <Segmented<WalletWrite>
          value={what}
          onChange={(chosen) => { setWhat(chosen); writing.forget() }}
          options={[
            { value: 'recharges', label: texts.drivers.recharge },
            { value: 'bonuses', label: texts.drivers.grant },
            { value: 'payouts', label: texts.drivers.payOut },
            { value: 'offline-payouts', label: texts.drivers.payOutOffline },
          ]}
        />
        <Input
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
          placeholder={texts.drivers.amount}
          aria-label={texts.drivers.amount}
          name="amount"
          status={wrong ? 'error' : ''}
          style={{ width: 120 }}
          className="number"
        />
        {offline && (
          <Input
            value={reference}
            onChange={(event) => setReference(event.target.value)}
            maxLength={longestReference}
            name="reference"
            placeholder={texts.drivers.reference}
            aria-label={texts.drivers.reference}
            style={{ width: 200 }}
          />
        )}
        <Input
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={longestReason[what]}
          name="reason"
          aria-label={texts.common.reason}
          style={{ width: 280 }}
          status={reason.trim().length > longestReason[what] ? 'error' : ''}
          placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`}
        />
        <Button type="primary" loading={writing.busy} disabled={!ready(wish, ways.data)} onClick={send}>
          {texts.common.confirm}
        </Button>
      </Space>
      {(offline || what === 'payouts') && ways.problem && <Failure problem={ways.problem} retry={ways.reload} />}
      {(offline || what === 'payouts') && ways.data && (
        <p className="faint small">{texts.drivers.ways(yuan(ways.data.wechatPayFen), yuan(ways.data.offlineFen))}</p>
      )}
      {offline && (ways.data?.wechatPayFen ?? 0) > 0 && (
        <Checkbox checked={insteadOfWechatPay} onChange={(event) => setInstead(event.target.checked)}>
          {texts.drivers.insteadOfWechatPay}
        </Checkbox>
      )}
      {wish.fen > 0 && !wrong && <Leaves {...leaves(wish, account)} />}
      <Refused problem={writing.problem} />
    </>
  )
}

function Leaves({ principalFen, bonusFen }: { principalFen: number; bonusFen: number }) {
  const texts = useTexts().drivers
  return <p className="small">{texts.leaves(yuan(principalFen), yuan(bonusFen))}</p>
}
