import { Button, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { billOfVersion } from '../../api/billing'
import type { Version } from '../../api/correction'
import { useLoad } from '../../api/useLoad'
import { yuan } from '../../format/format'
import { useTexts } from '../../texts'
import { Time, Yuan } from '../Cells'
import { Failure } from '../Failure'
import { CodeTag } from '../Tags'
import { BillLines } from './BillLines'
import { ValueRows } from './ValueRows'
import { claims, differenceOf } from './versions'

/**
 * Every version a bill ever had: nothing is overwritten. Who made each and why, newest first; then all of them beside
 * each other.
 */
export function Versions({ billNo, versions }: { billNo: string; versions: Version[] }) {
  const inOrder = versions.toSorted((one, other) => one.billVersion - other.billVersion)
  return (
    <>
      <ol className="versions">
        {inOrder.toReversed().map((one) => <Made key={one.billVersion} billNo={billNo} version={one} />)}
      </ol>
      <Beside versions={inOrder} />
    </>
  )
}

function Made({ billNo, version }: { billNo: string; version: Version }) {
  const texts = useTexts()
  const [open, setOpen] = useState(false)
  return (
    <li className={version.current ? 'current' : ''}>
      <header>
        <b>{texts.bill.version(version.billVersion)}</b>
        <Tag>{texts.correction.sources[version.source] ?? version.source}</Tag>
        {version.findings.map((finding) => <CodeTag key={finding.code} {...finding} />)}
        <span className="spacer" />
        {claims(version) ? (
          <Yuan fen={version.dueFen ?? version.totalFen} />
        ) : (
          <span className="faint">{texts.correction.claimsNothing}</span>
        )}
      </header>
      <p className="faint small">
        <Time at={version.madeAt} /> {version.madeBy ?? texts.correction.byFacts}
        {` · ${texts.bill.tariffVersion(version.tariffId, version.tariffVersion)}`}
        {version.reason && ` · ${version.reason}`}
        {claims(version) && (
          <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {texts.correction.allLines}
          </Button>
        )}
      </p>
      {open && <Lines billNo={billNo} billVersion={version.billVersion} />}
    </li>
  )
}

function Lines({ billNo, billVersion }: { billNo: string; billVersion: number }) {
  const { data, problem, reload } = useLoad(
    (signal) => billOfVersion(billNo, billVersion, signal),
    [billNo, billVersion],
  )
  if (problem) return <Failure problem={problem} retry={reload} />
  return data ? <BillLines bill={data} /> : <Skeleton active />
}

/** What each was rated from and came to. */
function Beside({ versions }: { versions: Version[] }) {
  const texts = useTexts()
  const { components, version, total, discount, due } = texts.bill
  const amounts: [string, (one: Version) => number | null | undefined][] = [
    [components.ENERGY_FEE ?? '', (one) => one.energyFeeFen],
    [components.SERVICE_FEE ?? '', (one) => one.serviceFeeFen],
    [components.IDLE_FEE ?? '', (one) => one.idleFeeFen],
    [total, (one) => one.totalFen],
    [discount, (one) => (one.discountFen ? -one.discountFen : undefined)],
    [due, (one) => one.dueFen],
    [texts.correction.difference, (one) => differenceOf(one, versions)],
  ]
  return (
    <div className="wide-table">
      <table className="beside money">
        <thead>
          <tr><th />{versions.map((one) => <th key={one.billVersion}>{version(one.billVersion)}</th>)}</tr>
        </thead>
        <tbody>
          <ValueRows accounts={versions.map((one) => one.values)} />
          {amounts.map(([label, of]) => (
            <tr key={label}>
              <th>{texts.correction.inYuan(label)}</th>
              {versions.map((one) => {
                const fen = claims(one) ? of(one) : undefined
                return <td key={one.billVersion} className="number">{fen == null ? texts.common.none : yuan(fen)}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
