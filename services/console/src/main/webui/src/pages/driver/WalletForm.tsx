import { Button, Input, Segmented, Space } from 'antd'
import { useState } from 'react'
import { useWrite } from '../../api/useWrite'
import { type WalletWrite, walletPath } from '../../api/wallet'
import { Refused } from '../../components/Refused'
import { fenIn } from '../../format/read'
import { useTexts } from '../../texts'

/** A payout's reason is shown by WeChat Pay, which takes no more. */
const longest: Record<WalletWrite, number> = { recharges: 200, bonuses: 200, payouts: 80 }

/** Finance puts money in, gives a bonus, or pays principal back the way it came. */
export function WalletForm({ driverId, done }: { driverId: string; done: () => void }) {
  const texts = useTexts()
  const [what, setWhat] = useState<WalletWrite>('recharges')
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const writing = useWrite<unknown>()
  const fen = fenIn(amount)
  const tooLong = reason.trim().length > longest[what]
  const send = async () => {
    if (
      !(await writing.send({
        method: 'POST',
        path: walletPath(driverId, what),
        body: { amountFen: fen, reason: reason.trim() },
      }))
    )
      return
    setAmount('')
    setReason('')
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
          ]}
        />
        <Input
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
          placeholder={texts.drivers.amount}
          name="amount"
          status={amount !== '' && !(fen > 0) ? 'error' : ''}
          style={{ width: 120 }}
          className="number"
        />
        <Input
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={longest[what]}
          name="reason"
          style={{ width: 280 }}
          status={tooLong ? 'error' : ''}
          placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`}
        />
        <Button
          type="primary"
          loading={writing.busy}
          disabled={!(fen > 0) || reason.trim() === '' || tooLong}
          onClick={send}
        >
          {texts.common.confirm}
        </Button>
      </Space>
      <Refused problem={writing.problem} />
    </>
  )
}
