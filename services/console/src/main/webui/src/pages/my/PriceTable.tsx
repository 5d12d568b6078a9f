import type { ShownPrice } from '../../api/price'
import { Time } from '../../components/Cells'
import { unitPrice } from '../../format/format'
import { useTexts } from '../../texts'

/** The day's periods with what a kilowatt hour takes, the one that holds now marked, and the idle fee in words. */
export function PriceTable({ price }: { price: ShownPrice }) {
  const { bill, my } = useTexts()
  const { ENERGY_FEE: energy, SERVICE_FEE: service, IDLE_FEE: idle } = bill.components
  return (
    <div className="my-price">
      <table className="beside money">
        <caption className="faint small">{my.perKwh} · <Time at={price.at} zone={price.zoneId} /></caption>
        <thead>
          <tr>
            <th scope="col">{my.period}</th>
            <th scope="col">{energy}</th>
            <th scope="col">{service}</th>
            <th scope="col">{bill.total}</th>
          </tr>
        </thead>
        <tbody className="number">
          {price.periods.map((one) => (
            <tr key={one.from} className={one.current ? 'changed' : ''} aria-current={one.current ? 'time' : undefined}>
              <th scope="row">
                <i className={`band-dot band-${one.band}`} />
                {one.from}–{one.to} {bill.bands[one.band] ?? one.band}
                {one.current && <em>{my.now}</em>}
              </th>
              <td>{unitPrice(one.energyPriceHundredThousandths)}</td>
              <td>{unitPrice(one.servicePriceHundredThousandths)}</td>
              <td>{unitPrice(one.perKwhHundredThousandths)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p><b>{idle}</b> {my.idleFee(price)}</p>
      <p className="faint small">{my.tariffVersion(price.tariffId, price.tariffVersion)}</p>
    </div>
  )
}
