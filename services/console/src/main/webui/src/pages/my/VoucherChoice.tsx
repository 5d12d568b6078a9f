import { Select } from 'antd'
import { useWrite } from '../../api/useWrite'
import { type OpenSession, type Voucher, choicePath } from '../../api/voucher'
import { Refused } from '../../components/Refused'
import { localDay, yuan } from '../../format/format'
import { useTexts } from '../../texts'
import { alike } from './alike'

const byRule = 'rule'
const none = 'none'

/** Which voucher a session shall use: the driver's choice, none, or whatever is best when the bill is made. */
export function VoucherChoice({
  session,
  mine,
  changed,
}: {
  session: OpenSession
  mine: Voucher[]
  changed: () => void
}) {
  const texts = useTexts()
  const writing = useWrite<unknown>()
  const choose = async (value: string) => {
    const path = choicePath(session.billNo)
    const sent = value === byRule
      ? await writing.send({ method: 'DELETE', path })
      : await writing.send({ method: 'PUT', path, body: value === none ? {} : { voucherId: value } })
    if (sent) changed()
  }
  const words = (one: Voucher) => texts.my.voucher(yuan(one.faceFen), one.campaignName, localDay(one.expiresAt))
  const chosen = session.voucherId ?? (session.chosen ? none : byRule)
  const kept = mine.find((one) => one.voucherId === session.voucherId)
  const offered = alike([...(kept ? [kept] : []), ...session.choosable]).map((stack) => stack.first)
  return (
    <div className="my-choice">
      <span>{texts.my.voucherFor}</span>
      <Select
        value={chosen}
        loading={writing.busy}
        disabled={writing.busy}
        onChange={choose}
        aria-label={texts.my.voucherFor}
        options={[
          { value: byRule, label: texts.my.byRule },
          ...offered.map((one) => ({ value: one.voucherId, label: words(one) })),
          { value: none, label: texts.my.noVoucher },
        ]}
      />
      <Refused problem={writing.problem} />
    </div>
  )
}
