import { Select, Skeleton } from 'antd'
import { useState } from 'react'
import type { Station } from '../../api/stations'
import { type Version, differences } from '../../api/tariff'
import { useLoad } from '../../api/useLoad'
import { Failure } from '../../components/Failure'
import { useTexts } from '../../texts'
import { changeWords } from './words'

/** In what a version differs from another of its tariff; from the one before it, unless somebody asks otherwise. */
export function Differences({ version, all, stations }: { version: Version; all: Version[]; stations: Station[] }) {
  const texts = useTexts()
  const others = all.filter((one) => one.version !== version.version)
  const [against, setAgainst] = useState(
    others.find((one) => one.version < version.version)?.version ?? others[0]?.version,
  )
  if (against === undefined) return null
  return (
    <>
      <h3 className="plan">
        {texts.tariff.differsFrom}{' '}
        <Select
          size="small" value={against} onChange={setAgainst} aria-label={texts.tariff.differsFrom} style={{ width: 90 }}
          options={others.map((one) => ({ value: one.version, label: `v${one.version}` }))}
        />
      </h3>
      <Found key={against} version={version} against={against} stations={stations} />
    </>
  )
}

function Found({ version, against, stations }: { version: Version; against: number; stations: Station[] }) {
  const texts = useTexts()
  const { data, problem, reload } = useLoad(
    (signal) => differences(version.tariffId, version.version, against, signal),
    [],
  )
  if (problem) return <Failure problem={problem} retry={reload} />
  if (!data) return <Skeleton active paragraph={{ rows: 1 }} title={false} />
  if (data.changes.length === 0) return <p className="faint">{texts.tariff.differsInNothing}</p>
  const name = (id: string) => stations.find((one) => one.stationId === id)?.name ?? id
  return (
    <ul className="refused differences">
      {data.changes.map((change) => (
        <li key={change.at}>{changeWords(change, texts, { zoneId: version.zoneId, name })}</li>
      ))}
    </ul>
  )
}
