import { Tag } from 'antd'
import type { Station } from '../../api/stations'
import type { Version } from '../../api/tariff'
import { Time } from '../../components/Cells'
import { DayChart } from '../../components/DayChart'
import { stretches } from '../../format/day'
import { yuan } from '../../format/format'
import { useTexts } from '../../texts'
import type { Force } from './force'
import { planDays } from './words'

const colours: Record<Force, string> = { SCHEDULED: 'processing', IN_FORCE: 'success', OVER: 'default' }

export const ForceTag = ({ force }: { force: Force }) => (
  <Tag color={colours[force]}>{useTexts().tariff.force[force]}</Tag>
)

export function Idle({ version: { idleFee } }: { version: Pick<Version, 'idleFee'> }) {
  const texts = useTexts().tariff
  if (!idleFee || idleFee.perMinuteFen === 0) return <span className="faint">{texts.noIdleFee}</span>
  const quiet = (idleFee.quietHours ?? []).map(({ from, to }) => `${from}–${to}`).join('、')
  return (
    <>
      {texts.idle(
        yuan(idleFee.perMinuteFen),
        idleFee.freeMinutes,
        idleFee.capFen == null ? null : yuan(idleFee.capFen),
      )}
      {quiet && <span className="faint"> {texts.quiet(quiet)}</span>}
    </>
  )
}

/** One version whole: the ordinary day, the days that differ, and where it holds. */
export function VersionShown({ version, stations }: { version: Version; stations: Station[] }) {
  const texts = useTexts()
  const names = (ids: string[]) => ids.map((id) => stations.find((one) => one.stationId === id)?.name ?? id)
  const where = [
    ...(version.wholeOperator ? [texts.tariff.wholeOperator] : []),
    ...names(version.stationIds),
    ...version.pileCodes,
  ]
  const withdrawn = [
    ...(version.withdrawnWholeOperator ? [texts.tariff.wholeOperator] : []),
    ...names(version.withdrawnStationIds),
    ...version.withdrawnPileCodes,
  ]
  return (
    <>
      {version.dayPlans.length > 0 && <h3 className="plan">{texts.tariff.ordinaryDay}</h3>}
      <DayChart day={stretches(version.periods)} label={texts.tariff.dayChart} />
      {version.dayPlans.map((plan) => (
        <section key={plan.name}>
          <h3 className="plan">{plan.name} <span className="faint small">{planDays(plan, texts)}</span></h3>
          <DayChart day={stretches(plan.periods)} label={plan.name} />
        </section>
      ))}
      <p className="faint small">{texts.tariff.chartHint}</p>
      <dl className="facts">
        <dt>{texts.bill.components.IDLE_FEE}</dt>
        <dd><Idle version={version} /></dd>
        <dt>{texts.tariff.where}</dt>
        <dd>{where.length === 0 ? '—' : where.join('、')}</dd>
        {withdrawn.length > 0 && <><dt>{texts.tariff.withdrawn}</dt><dd>{withdrawn.join('、')}</dd></>}
        <dt>{texts.tariff.model}</dt>
        <dd className="number">{version.modelNo}</dd>
        <dt>{texts.tariff.zone}</dt>
        <dd>{version.zoneId}</dd>
        {version.publishedBy && (
          <>
            <dt>{texts.tariff.published}</dt>
            <dd>
              {version.publishedBy} <Time at={version.publishedAt} zone={version.zoneId} />{' '}
              {version.reason && <span className="faint">{version.reason}</span>}
            </dd>
          </>
        )}
      </dl>
      {version.warnings.length > 0 && (
        <ul className="faint small">
          {version.warnings.map((one) => (
            <li key={one.code + one.at}>{texts.tariff.warnings[one.code] ?? one.message}</li>
          ))}
        </ul>
      )}
    </>
  )
}
