import { ArrowRightOutlined } from '@ant-design/icons'
import { Card, Col, DatePicker, Row, Skeleton, Table } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { type AbnormalSummary, abnormalSummary } from '../api/billing'
import { type DayStatistics, type SessionStatistics, dayStatistics, sessionStatistics } from '../api/reporting'
import { useLoad } from '../api/useLoad'
import { Bars } from '../components/Bars'
import { Kwh, Yuan } from '../components/Cells'
import { Failure } from '../components/Failure'
import { Nothing } from '../components/Nothing'
import { CodeTag } from '../components/Tags'
import { PageTitle } from '../components/PageTitle'
import { addDays, decimal, kwh, localTime, percent, startOfDay, yuan } from '../format/format'
import { useTexts } from '../texts'

interface Glance {
  day: DayStatistics
  sessions: SessionStatistics
  week: DayStatistics[]
}

/** The day first, because only the service knows which day it is; the rest at once. */
async function glance(wanted: string | undefined, signal: AbortSignal): Promise<Glance> {
  const day = await dayStatistics(wanted, signal)
  const end = startOfDay(addDays(day.day, 1), day.zoneId)
  const before = [6, 5, 4, 3, 2, 1].map((days) => dayStatistics(addDays(day.day, -days), signal))
  const [sessions, ...earlier] = await Promise.all([
    sessionStatistics(startOfDay(day.day, day.zoneId), end, signal),
    ...before,
  ])
  return { day, sessions, week: [...earlier, day] }
}

function Figure({ label, value, unit, children, alert = false }: {
  label: string
  value: string
  unit: string
  children?: ReactNode
  alert?: boolean
}) {
  return (
    <Card className={alert ? 'figure alert' : 'figure'} size="small">
      <div className="figure-label">{label}</div>
      <div className="figure-value">
        {value}
        <small>{unit}</small>
      </div>
      <div className="figure-note">{children}</div>
    </Card>
  )
}

/** What waits and what the day brought come from two services, and each is shown while the other is away. */
export function TodayPage() {
  const texts = useTexts()
  const [wanted, setWanted] = useState<string>()
  const waiting = useLoad(abnormalSummary, [])
  const { data, problem, loading, reload } = useLoad((signal) => glance(wanted, signal), [wanted])
  const again = () => {
    waiting.reload()
    reload()
  }

  return (
    <>
      <PageTitle title={texts.today.title} reload={again} loading={loading && data !== undefined}>
        <DatePicker
          allowClear={wanted !== undefined}
          value={data ? dayjs(data.day.day) : null}
          onChange={(date) => setWanted(date ? date.format('YYYY-MM-DD') : undefined)}
          aria-label={texts.today.day}
        />
      </PageTitle>
      {waiting.problem && <Failure problem={waiting.problem} retry={waiting.reload} />}
      {problem && <Failure problem={problem} retry={reload} />}
      <Row gutter={[16, 16]}>
        {waiting.data && <Waiting waiting={waiting.data} zoneId={data?.day.zoneId} />}
        {data && <Glanced {...data} />}
      </Row>
      {!data && !problem && <Skeleton active paragraph={{ rows: 8 }} />}
    </>
  )
}

function Waiting({ waiting, zoneId }: { waiting: AbnormalSummary; zoneId?: string }) {
  const { today: texts, common, abnormal } = useTexts()
  return (
    <>
      <Col xs={24} sm={12} xl={6}>
        <Figure
          label={texts.backlog}
          value={decimal(waiting.count, 0)}
          unit={texts.backlogUnit}
          alert={waiting.count > 0}
        >
          {waiting.count === 0 && texts.backlogNone}
          {waiting.count > 0 && <Link to="/abnormal-bills">{texts.handle} <ArrowRightOutlined /></Link>}
          {waiting.oldestHeldAt && ` · ${texts.oldest(localTime(waiting.oldestHeldAt, zoneId).slice(5, 16))}`}
          {waiting.recordOffers > 0 && (
            <div>
              <Link to="/record-offers">
                {texts.offersWait(waiting.recordOffers)} <ArrowRightOutlined />
              </Link>
            </div>
          )}
          {(waiting.supersededBills ?? 0) > 0 && (
            <div>
              <Link to="/records?superseded=true">
                {texts.supersededWait(waiting.supersededBills ?? 0)} <ArrowRightOutlined />
              </Link>
            </div>
          )}
        </Figure>
      </Col>
      <Col xs={24} sm={12} xl={6}>
        <Figure
          label={texts.atRisk}
          value={yuan(waiting.reservedFen)}
          unit={common.yuan}
          alert={waiting.reservedFen > 0}
        >
          {texts.atRiskHint}
          {waiting.shortfallFen ? ` · ${abnormal.lacks(yuan(waiting.shortfallFen))}` : ''}
        </Figure>
      </Col>
    </>
  )
}

function Glanced({ day, sessions, week }: Glance) {
  const { today: texts, common } = useTexts()
  const refunded = sessions.refundedEnergyFeeFen + sessions.refundedServiceFeeFen + sessions.refundedIdleFeeFen
  return (
    <>
      <Col xs={24} sm={12} xl={6}>
        <Figure label={texts.sessions} value={decimal(day.successful, 0)} unit={texts.sessionsUnit}>
          {texts.abnormal(day.abnormal)} · {texts.startFailed(day.startFailed)}
        </Figure>
      </Col>
      <Col xs={24} sm={12} xl={6}>
        <Figure label={texts.revenue} value={yuan(day.revenueFen)} unit={common.yuan}>
          {texts.energy} {kwh(day.energyTenthWh)} kWh
          {day.refundedFen > 0 && ` · ${texts.refundedOn(yuan(day.refundedFen))}`}
        </Figure>
      </Col>
      <Col xs={24} xl={16}>
        <Card size="small" title={texts.trend} className="fill">
          <div className="trend">
            <Bars
              label={texts.trendSessions}
              color="var(--ok)"
              bars={week.map((one) => ({
                label: one.day.slice(5),
                value: one.successful,
                text: decimal(one.successful, 0),
                strong: one.day === day.day,
              }))}
            />
            <Bars
              label={texts.trendRevenue}
              color="var(--brand)"
              bars={week.map((one) => ({
                label: one.day.slice(5),
                value: one.revenueFen,
                text: yuan(one.revenueFen),
                strong: one.day === day.day,
              }))}
            />
          </div>
        </Card>
      </Col>
      <Col xs={24} xl={8}>
        <Card size="small" title={texts.composition} className="fill">
          <dl className="sum">
            <dt>{texts.energyFee}</dt><dd><Yuan fen={sessions.energyFeeFen} /></dd>
            <dt>{texts.serviceFee}</dt><dd><Yuan fen={sessions.serviceFeeFen} /></dd>
            <dt>{texts.idleFee}</dt><dd><Yuan fen={sessions.idleFeeFen} /></dd>
            <dt>{texts.discount}</dt><dd><Yuan fen={-sessions.discountFen} /></dd>
            <dt className="sum-total">{texts.due}</dt><dd className="sum-total"><Yuan fen={sessions.dueFen} /></dd>
            {refunded > 0 && <><dt>{texts.refunded}</dt><dd><Yuan fen={-refunded} /></dd></>}
          </dl>
        </Card>
      </Col>
      <Col xs={24} xl={16}>
        <Card size="small" title={texts.byStation} className="fill flush">
          <Table
            size="small"
            rowKey="stationId"
            pagination={false}
            dataSource={sessions.byStation}
            locale={{ emptyText: <Nothing said={texts.empty} /> }}
            columns={[
              {
                title: texts.byStation,
                dataIndex: 'name',
                render: (name: string | null, row) => name ?? row.stationId,
              },
              { title: texts.successful, dataIndex: 'successful', align: 'right' },
              { title: texts.abnormalShort, dataIndex: 'abnormal', align: 'right' },
              { title: texts.share, align: 'right', render: (_, row) => percent(row.abnormal, row.successful) },
              {
                title: `${texts.energy} (kWh)`,
                align: 'right',
                render: (_, row) => <Kwh tenthWh={row.energyTenthWh} />,
              },
              { title: `${texts.due} (${common.yuan})`, align: 'right', render: (_, row) => <Yuan fen={row.dueFen} /> },
            ]}
          />
        </Card>
      </Col>
      <Col xs={24} xl={8}>
        <Card size="small" title={texts.byCode} className="fill">
          {sessions.byCode.length === 0 && <span className="faint">{texts.noCode}</span>}
          {sessions.byCode.map((one) => (
            <div key={one.code} className="code-row">
              <CodeTag code={one.code} name={one.name} />
              <span className="number">{one.count}</span>
            </div>
          ))}
          {sessions.byFirmware.map((one) => (
            <div key={one.firmware} className="code-row faint">
              <span>{texts.byFirmware(one.firmware)}</span>
              <span className="number">{percent(one.abnormal, one.successful)}</span>
            </div>
          ))}
        </Card>
      </Col>
    </>
  )
}
