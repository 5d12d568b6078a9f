import { Button, Radio, Skeleton } from 'antd'
import { useState } from 'react'
import { type Started, pilePrice, priceChanged, sessionsPath } from '../../api/price'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { Failure } from '../../components/Failure'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'
import { PriceTable } from './PriceTable'

/**
 * At the pile whose code was scanned: what charging takes now, and the start, by exactly the price that is shown. It is
 * not read anew behind the reader's back; when another holds, that one is shown and asked for again.
 */
export function MyPile({
  pileCode,
  connectorNo,
  mayStart,
  started,
}: {
  pileCode: string
  connectorNo?: string
  mayStart: boolean
  started: () => void
}) {
  const texts = useTexts()
  const { data, problem, loading, reload } = useLoad((signal) => pilePrice(pileCode, signal), [pileCode])
  const [chosen, setChosen] = useState(connectorNo)
  const writing = useWrite<Started>()
  if (!data) return problem ? <Failure problem={problem} retry={reload} /> : <Skeleton active />
  const { connectors, price } = data
  const connector = connectors.find((one) => one === chosen) ?? (connectors.length === 1 ? connectors[0] : undefined)
  const start = async () => {
    const { tariffId, tariffVersion } = price
    const body = { pileCode, connectorNo: connector, tariffId, tariffVersion }
    const begun = await writing.send({ method: 'POST', path: sessionsPath, body }, (refused) => {
      if (priceChanged(refused)) reload()
    })
    if (begun) started()
  }
  return (
    <section className="my-pile">
      <h2>{data.stationName}</h2>
      <p className="faint small number">{texts.my.pile(pileCode)}</p>
      <PriceTable price={price} />
      {problem && <Failure problem={problem} retry={reload} />}
      {mayStart && connectors.length > 1 && (
        <Radio.Group
          aria-label={texts.my.connector}
          optionType="button"
          buttonStyle="solid"
          size="large"
          value={connector}
          onChange={(event) => setChosen(event.target.value)}
          options={connectors.map((one) => ({ value: one, label: texts.my.connectorNo(one) }))}
        />
      )}
      {mayStart && <Refused problem={writing.problem} />}
      {mayStart && (
        <Button
          type="primary"
          size="large"
          block
          disabled={!connector || problem !== undefined}
          loading={writing.busy || loading}
          onClick={start}
        >
          {priceChanged(writing.problem) ? texts.my.startAtNewPrice : texts.my.start}
        </Button>
      )}
    </section>
  )
}
