import { Alert, Button } from 'antd'
import { useState } from 'react'
import { type Payable, type Wallet, moneyIn, rechargePath, wallet } from '../../api/driver'
import { untilChanged } from '../../api/untilChanged'
import { useWrite } from '../../api/useWrite'
import { insideWechat, pay } from '../../api/wechat'
import { Refused } from '../../components/Refused'
import { yuan } from '../../format/format'
import { useTexts } from '../../texts'

const amountsFen = [5_000, 10_000, 20_000, 50_000]

/**
 * One tap orders, WeChat asks for the password, and the platform hears of the money from WeChat, not from this page:
 * the balance follows a little later. While WeChat asks, nothing else can be ordered.
 */
export function Recharge({ before, arrived }: { before: Wallet; arrived: () => void }) {
  const texts = useTexts()
  const [chosen, setChosen] = useState(10_000)
  const [asking, setAsking] = useState(false)
  const [outcome, setOutcome] = useState<'paid' | 'cancelled'>()
  const writing = useWrite<Payable>()
  const recharge = async () => {
    setOutcome(undefined)
    const order = await writing.send({ method: 'POST', path: rechargePath, body: { amountFen: chosen } })
    if (!order) return
    setAsking(true)
    const said = await pay(order)
    setAsking(false)
    setOutcome(said)
    if (said === 'paid') await untilChanged(async () => moneyIn(await wallet()), moneyIn(before))
    arrived()
  }
  if (!insideWechat()) return <p className="faint">{texts.my.inWechat}</p>
  return (
    <section className="my-recharge">
      <div>
        {amountsFen.map((fen) => (
          <Button
            key={fen}
            type={fen === chosen ? 'primary' : 'default'}
            ghost={fen === chosen}
            onClick={() => setChosen(fen)}
          >
            {fen / 100}
          </Button>
        ))}
      </div>
      <Button type="primary" size="large" block loading={writing.busy || asking} onClick={recharge}>
        {texts.my.recharging(yuan(chosen))}
      </Button>
      <Refused problem={writing.problem} />
      {outcome && (
        <Alert
          type={outcome === 'paid' ? 'success' : 'info'}
          showIcon
          title={outcome === 'paid' ? texts.my.paid : texts.my.cancelled}
        />
      )}
    </section>
  )
}
