import { Skeleton } from 'antd'
import { useState } from 'react'
import { sessionPrice } from '../../api/price'
import { useLoad } from '../../api/useLoad'
import { Failure } from '../../components/Failure'
import { useTexts } from '../../texts'
import { PriceTable } from './PriceTable'

/** What a session that goes on is charged by, for a driver who asks. */
export function MySessionPrice({ billNo }: { billNo: string }) {
  const texts = useTexts()
  const [open, setOpen] = useState(false)
  return (
    <details className="my-bill" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.my.price}</summary>
      {open && <Loaded billNo={billNo} />}
    </details>
  )
}

function Loaded({ billNo }: { billNo: string }) {
  const { data, problem, reload } = useLoad((signal) => sessionPrice(billNo, signal), [billNo])
  if (problem) return <Failure problem={problem} retry={reload} />
  return data ? <PriceTable price={data} /> : <Skeleton active title={false} />
}
