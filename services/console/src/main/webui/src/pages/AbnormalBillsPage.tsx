import { Segmented, Table } from 'antd'
import { type Bill, abnormalBills, abnormalSummary } from '../api/billing'
import { type DayStatistics, dayStatistics } from '../api/reporting'
import { useLoad } from '../api/useLoad'
import { useZone } from '../api/zone'
import { Backlog } from '../components/Backlog'
import { Nothing } from '../components/Nothing'
import { BillDrawer } from '../components/bill/BillDrawer'
import { BillNo, DriverName, Kwh, Pile, Time, Yuan } from '../components/Cells'
import { Failure } from '../components/Failure'
import { PageTitle } from '../components/PageTitle'
import { Pager, useCursor } from '../components/Pager'
import { CodeTag } from '../components/Tags'
import { opens } from '../components/row'
import { daysBetween, localDay, yuan } from '../format/format'
import { useTexts } from '../texts'
import { Filters } from './search/Filters'
import { alike, filtered, searchOf } from './search/form'
import { useSearch } from './search/useSearch'

const rowsPerPage = 100

/** The operator's day, which this page cannot know. */
type Today = Pick<DayStatistics, 'day' | 'zoneId'>

/** What waits is worked off here also while the statistics, which alone know the operator's day, are away. */
export function AbnormalBillsPage() {
  const texts = useTexts()
  const { asked, words, search, bill, show } = useSearch()
  const zone = useZone(asked.stationId)
  const paging = useCursor(words)
  const waiting = useLoad(abnormalSummary, [])
  const today = useLoad((signal) => dayStatistics(undefined, signal), [])
  const { data, problem, loading, reload } = useLoad(
    (signal) => abnormalBills({ ...searchOf(asked, zone), cursor: paging.cursor, limit: rowsPerPage }, signal),
    [words, paging.cursor, zone],
  )

  const again = () => {
    reload()
    waiting.reload()
    today.reload()
  }

  return (
    <>
      <PageTitle title={texts.abnormal.title} note={texts.abnormal.intro} reload={again} />
      {waiting.problem && <Failure problem={waiting.problem} retry={waiting.reload} />}
      {waiting.data && <Backlog waiting={waiting.data} />}
      <div className="filters codes">
        <Segmented<number>
          value={asked.code ?? 0}
          onChange={(chosen) => search({ ...asked, code: chosen === 0 ? undefined : chosen })}
          options={[
            { value: 0, label: texts.common.all },
            ...(waiting.data?.byCode ?? []).map((one) => ({
              value: one.code,
              label: texts.abnormal.ofCode(
                `${one.code} ${texts.abnormal.codes[one.code] ?? one.name}`,
                one.count,
                yuan(one.reservedFen),
              ),
            })),
          ]}
        />
      </div>
      <Filters
        key={words}
        asked={asked}
        ask={(next) => (alike(next, asked) ? again() : search(next))}
        of="held bills"
      />
      {problem && <Failure problem={problem} retry={reload} />}
      <Table<Bill>
        size="small"
        rowKey="billNo"
        loading={loading}
        dataSource={problem ? [] : data?.items}
        pagination={false}
        scroll={{ x: 1160 }}
        onRow={(one) => opens(() => show(one.billNo))}
        rowClassName="clickable"
        locale={{
          emptyText: (
            <Nothing
              known={!loading && !problem}
              said={filtered(asked) ? texts.abnormal.emptyFiltered : texts.abnormal.empty}
            />
          ),
        }}
        columns={[
          { title: texts.abnormal.billNo, width: 186, render: (_, one) => <BillNo billNo={one.billNo} /> },
          {
            title: texts.abnormal.code,
            width: 165,
            render: (_, one) => one.findings.map((finding) => <CodeTag key={finding.code} {...finding} />),
          },
          {
            title: texts.records.station,
            width: 105,
            ellipsis: true,
            render: (_, one) => one.stationName ?? one.stationId,
          },
          {
            title: `${texts.records.pile} / ${texts.records.connector}`,
            width: 116,
            render: (_, one) => <Pile {...one} />,
          },
          { title: texts.records.driver, width: 160, render: (_, one) => <DriverName driver={one.driver} /> },
          {
            title: texts.abnormal.heldAt,
            width: 156,
            render: (_, one) => <Time at={one.heldAt} stationId={one.stationId} />,
          },
          {
            title: texts.abnormal.age,
            width: 72,
            align: 'right',
            render: (_, one) => <Age heldAt={one.heldAt} today={today.data} />,
          },
          {
            title: texts.abnormal.energySeen,
            width: 112,
            align: 'right',
            render: (_, one) => <Kwh tenthWh={one.energySeenTenthWh ?? one.energyTenthWh} />,
          },
          {
            title: texts.abnormal.reserved,
            width: 102,
            align: 'right',
            render: (_, { reservedFen, shortfallFen }) => (
              <>
                <Yuan fen={reservedFen} />
                {shortfallFen ? (
                  <div className="overdue small number">{texts.abnormal.lacks(yuan(shortfallFen))}</div>
                ) : null}
              </>
            ),
          },
        ]}
      />
      <Pager paging={paging} rows={data?.items.length ?? 0} nextCursor={data?.nextCursor} loading={loading} />
      <BillDrawer
        billNo={bill}
        show={show}
        changed={again}
        list={(data?.items ?? []).map((one) => one.billNo)}
      />
    </>
  )
}

/** In days of the operator's calendar, since the backlog is worked off day by day. */
function Age({ heldAt, today }: { heldAt: string | null; today?: Today }) {
  const texts = useTexts()
  if (!today || !heldAt) return <span className="faint">—</span>
  const days = daysBetween(localDay(heldAt, today.zoneId), today.day)
  return (
    <span className={days > 0 ? 'number overdue' : 'number'}>
      {days > 0 ? texts.units.days(days) : texts.abnormal.heldToday}
    </span>
  )
}
