import { Alert, Table, Tag } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type Outcome, type Reviewed, acceptPath, proposals } from '../api/correction'
import type { Page } from '../api/http'
import { useMay } from '../api/session'
import { useLoad } from '../api/useLoad'
import { useWrite } from '../api/useWrite'
import { BillNo, Kwh, StationName, Time, Yuan } from '../components/Cells'
import { Failure } from '../components/Failure'
import { Nothing } from '../components/Nothing'
import { PageTitle } from '../components/PageTitle'
import { Pager, useCursor } from '../components/Pager'
import { Refused } from '../components/Refused'
import { CodeTag } from '../components/Tags'
import { BillDrawer } from '../components/bill/BillDrawer'
import { Save, type Saying, unsaid } from '../components/bill/Save'
import { reasonOf } from '../components/reason'
import { opens } from '../components/row'
import { yuan } from '../format/format'
import { useTexts } from '../texts'
import { type Chosen, acceptance, totalOf, trustOf, wantedOf } from './proposal/acceptance'

const rowsPerPage = 50
const trustColors: Record<string, string> = { HIGH: 'success', MEDIUM: 'warning', LOW: 'error' }

/** Lost bills with what they would come to; those that can be trusted are ticked from the start. */
export function ProposalsPage() {
  const texts = useTexts()
  const mayAccept = useMay('finance', 'operator-admin', 'platform-admin')
  const paging = useCursor()
  const [address, setAddress] = useSearchParams()
  const [chosen, setChosen] = useState<Chosen>()
  const [saying, say] = useState(unsaid)
  const [outcomes, setOutcomes] = useState<Outcome[]>([])
  const { data, problem, loading, reload } = useLoad(
    (signal) => proposals({ cursor: paging.cursor, limit: rowsPerPage }, signal),
    [paging.cursor],
  )
  const writing = useWrite<Page<Outcome>>()
  const show = (billNo: string | null) => setAddress(billNo ? { bill: billNo } : {})
  const rows = problem ? [] : (data?.items ?? [])
  const wanted = wantedOf(rows, paging.page, chosen)

  const accept = async (said: Saying) => {
    const answer = await writing.send({ method: 'POST', path: acceptPath, body: acceptance(wanted, said) })
    if (!answer) return
    setOutcomes(answer.items)
    setChosen(undefined)
    say(unsaid)
    reload()
  }
  const refused = outcomes.filter((one) => one.status >= 300)

  return (
    <>
      <PageTitle title={texts.correction.proposals} note={texts.correction.proposalsIntro} reload={reload} />
      {problem && <Failure problem={problem} retry={reload} />}
      <Refused problem={writing.problem} />
      {outcomes.length > 0 && (
        <Alert
          className="failure"
          type={refused.length > 0 ? 'warning' : 'success'}
          showIcon
          title={texts.correction.accepted(outcomes.length - refused.length, refused.length)}
          description={refused.map((one) => (
            <div key={one.billNo}>
              {one.billNo} {reasonOf(one.result, texts, texts.errors.mayNot)}
            </div>
          ))}
        />
      )}
      {mayAccept && (
        <Save
          busy={writing.busy}
          label={texts.correction.accept(wanted.length, yuan(totalOf(wanted)))}
          saying={saying}
          say={say}
          save={accept}
          disabled={loading || wanted.length === 0}
        />
      )}
      <Table<Reviewed>
        size="small"
        rowKey="billNo"
        loading={loading}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 1160 }}
        rowClassName="clickable"
        onRow={(one) => opens(() => show(one.billNo))}
        rowSelection={
          mayAccept
            ? {
                selectedRowKeys: wanted.map((one) => one.billNo),
                onChange: (keys) => setChosen({ page: paging.page, billNos: keys.map(String) }),
                getCheckboxProps: (one) => ({ disabled: !one.preview, 'aria-label': one.billNo }),
              }
            : undefined
        }
        locale={{ emptyText: <Nothing known={!loading && !problem} said={texts.correction.noneLost} /> }}
        columns={[
          { title: texts.abnormal.billNo, width: 178, render: (_, one) => <BillNo billNo={one.billNo} /> },
          { title: texts.records.station, width: 96, ellipsis: true, render: (_, one) => <StationName {...one} /> },
          { title: texts.correction.trust, width: 76, render: (_, one) => <Trust of={one} /> },
          { title: texts.bill.chargeStart, width: 150, render: (_, one) => <At row={one} of="chargeStartedAt" /> },
          { title: texts.bill.chargeEnd, width: 150, render: (_, one) => <At row={one} of="chargeEndedAt" /> },
          { title: texts.bill.serviceEnd, width: 150, render: (_, one) => <At row={one} of="serviceEndedAt" /> },
          {
            title: texts.records.energy,
            width: 88,
            align: 'right',
            render: (_, one) => <Kwh tenthWh={one.proposal?.values.energyTenthWh} />,
          },
          {
            title: texts.correction.proposed,
            width: 100,
            align: 'right',
            render: (_, one) => <Yuan fen={one.preview?.after.totalFen} />,
          },
          {
            title: '',
            render: (_, one) => (
              <>
                {one.objections?.map(({ code, at, message }) => (
                  <div key={`${code} ${at ?? ''}`} className="overdue small">
                    {texts.errors.findings[code] ?? message}
                  </div>
                ))}
                {one.preview?.findings.map((finding) => (
                  <CodeTag key={finding.code} {...finding} />
                ))}
                <span className="faint small">
                  {one.proposal?.doubts.map((doubt) => texts.correction.doubts[doubt] ?? doubt).join('；')}
                </span>
              </>
            ),
          },
        ]}
      />
      <Pager paging={paging} rows={rows.length} nextCursor={data?.nextCursor} loading={loading} />
      <BillDrawer
        billNo={address.get('bill')}
        show={show}
        changed={reload}
        list={rows.map((one) => one.billNo)}
      />
    </>
  )
}

/** By the clock of the bill's station. */
function At({ row, of }: { row: Reviewed; of: 'chargeStartedAt' | 'chargeEndedAt' | 'serviceEndedAt' }) {
  return <Time at={row.proposal?.values[of]} stationId={row.stationId} />
}

function Trust({ of }: { of: Reviewed }) {
  const texts = useTexts().correction
  const trust = trustOf(of)
  return trust ? (
    <Tag color={trustColors[trust]}>{texts.trusts[trust]}</Tag>
  ) : (
    <span className="faint">{texts.nothingProposed}</span>
  )
}
