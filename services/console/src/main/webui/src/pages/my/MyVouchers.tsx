import type { Voucher } from '../../api/voucher'
import { localTime, yuan } from '../../format/format'
import { useTexts } from '../../texts'
import { alike } from './alike'

/** A driver's vouchers that can still be used, those that end first before the others. */
export function MyVouchers({
  vouchers,
  stationName,
}: {
  vouchers: Voucher[]
  stationName: (stationId: string) => string
}) {
  const texts = useTexts()
  if (vouchers.length === 0) return null
  const soonestFirst = [...vouchers].sort((one, other) => one.expiresAt.localeCompare(other.expiresAt))
  return (
    <section className="my-vouchers">
      <h2>{texts.my.vouchers(vouchers.length)}</h2>
      {alike(soonestFirst).map(({ key, first, pieces }) => (
        <article key={key}>
          <b className="number"><small>¥</small>{yuan(first.faceFen).replace(/\.00$/, '')}</b>
          <div>
            <span>{first.campaignName}{pieces > 1 && <i className="number"> × {pieces}</i>}</span>
            <small className="faint">
              {texts.my.minimum(yuan(first.minimumSpendFen).replace(/\.00$/, ''))}
              {first.stationIds.length > 0 && ` · ${first.stationIds.map(stationName).join('、')}`}
            </small>
            <small className="faint number">{texts.my.validUntil(localTime(first.expiresAt).slice(0, 16))}</small>
            {first.lapsesBelowFen && <small className="faint">{texts.my.lapses}</small>}
          </div>
        </article>
      ))}
    </section>
  )
}
