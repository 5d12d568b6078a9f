import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Segmented, Space, Table } from 'antd'
import { useState } from 'react'
import { type Problem, download, problemOf } from '../../api/http'
import { type Batch, type BatchItem, batch, batchItems, batchPath, batchTotals } from '../../api/refundBatch'
import { useMay } from '../../api/session'
import { useAgain } from '../../api/useAgain'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { useTexts } from '../../texts'
import { BillNo, DriverName, Time, Yuan } from '../Cells'
import { Failure } from '../Failure'
import { FormDrawer, Typed } from '../FormDrawer'
import { Pager, useCursor } from '../Pager'
import { Refused } from '../Refused'
import { BatchProgress, BatchState } from './BatchState'

const everySecond = 1000

/** One batch: who froze and approved it, how far it is, whether its totals are the ledger's, and each bill in it. */
export function BatchDrawer({ batchId, close, changed }: { batchId: string; close: () => void; changed: () => void }) {
  const texts = useTexts()
  const [state, setState] = useState('')
  const paging = useCursor()
  const whole = useLoad((signal) => batch(batchId, signal), [batchId])
  const { data, problem, reload } = whole
  const items = useLoad(
    (signal) => batchItems(batchId, { state, cursor: paging.cursor }, signal),
    [batchId, state, paging.cursor],
  )
  const totals = useLoad((signal) => batchTotals(batchId, signal), [batchId, data?.data.state])
  const moving = data?.data.state === 'APPROVED' || data?.data.state === 'RUNNING'
  const reloadAll = () => {
    reload()
    items.reload()
    totals.reload()
  }
  useAgain(reloadAll, everySecond, moving, [whole, items, totals])

  return (
    <FormDrawer open size={900} title={data?.data.name ?? texts.refundBatch.title} close={close}>
      {problem && <Failure problem={problem} retry={reload} />}
      {data && <About batch={data.data} />}
      {data && <Decide batch={data.data} etag={data.etag} done={() => { reloadAll(); changed() }} />}
      {totals.problem && <Failure problem={totals.problem} retry={totals.reload} />}
      {totals.data && (
        <Alert
          className="failure"
          showIcon
          type={totals.data.items.every((one) => one.holds) ? 'success' : 'error'}
          title={
            totals.data.items.every((one) => one.holds) ? texts.refundBatch.balanced : texts.refundBatch.unbalanced
          }
          description={totals.data.items.map((one) => (
            <div key={one.name} className="small">
              {texts.refundBatch.totals[one.name] ?? one.description}:{' '}
              <span className="number">
                {one.left} = {one.right}
              </span>
            </div>
          ))}
        />
      )}
      <Space className="filters">
        <Segmented
          value={state}
          onChange={(value) => {
            setState(value)
            paging.first()
          }}
          options={[
            { value: '', label: texts.common.all },
            ...['OPEN', 'DONE', 'FAILED'].map((value) => ({ value, label: texts.refundBatch.states[value] })),
          ]}
        />
        <Export batchId={batchId} />
      </Space>
      {items.problem && <Failure problem={items.problem} retry={items.reload} />}
      <Table<BatchItem>
        size="small" rowKey="billNo" dataSource={items.data?.items ?? []} pagination={false}
        columns={[
          { title: texts.abnormal.billNo, width: 186, render: (_, one) => <BillNo billNo={one.billNo} /> },
          { title: texts.records.driver, render: (_, one) => <DriverName driver={one.driver} /> },
          { title: texts.refundBatch.billTotal, align: 'right', render: (_, one) => <Yuan fen={one.billTotalFen} /> },
          { title: texts.today.idleFee, align: 'right', render: (_, one) => <Yuan fen={one.idleFeeFen} /> },
          { title: texts.refundBatch.goesBack, align: 'right', render: (_, one) => <Yuan fen={one.amountFen} /> },
          { title: texts.records.state, render: (_, one) => <ItemState item={one} /> },
        ]}
      />
      <Pager
        paging={paging}
        rows={items.data?.items.length ?? 0}
        nextCursor={items.data?.nextCursor}
        loading={items.loading}
      />
    </FormDrawer>
  )
}

function About({ batch }: { batch: Batch }) {
  const texts = useTexts().refundBatch
  return (
    <section className="preview">
      <div className="figures">
        <div>
          <span className="faint">{texts.bills}</span>
          <b className="number">{batch.items}</b>
        </div>
        <div>
          <span className="faint">{texts.total}</span>
          <b>
            <Yuan fen={batch.totalFen} />
          </b>
        </div>
        <div>
          <span className="faint">{texts.done}</span>
          <b>
            <Yuan fen={batch.progress.doneFen} />
          </b>
        </div>
        <div>
          <span className="faint">{texts.failed}</span>
          <b className={batch.progress.failed > 0 ? 'overdue' : ''}>
            <Yuan fen={batch.progress.failedFen} />
          </b>
        </div>
      </div>
      <BatchProgress batch={batch} />
      <p>
        <BatchState state={batch.state} /> {texts.components[batch.component]} ·{' '}
        {texts.destinations[batch.destination]}{' '}
        · {batch.reason}
      </p>
      <p className="faint small">
        {texts.frozenBy} {batch.frozenBy} <Time at={batch.frozenAt} />
        {batch.approvedBy && <> · {texts.approvedBy} {batch.approvedBy} <Time at={batch.approvedAt} /></>}
        {' · '}{texts.digest} <span className="number">{batch.digest.slice(0, 12)}</span>
      </p>
    </section>
  )
}

/** What may be done next; the service decides whether this person may. */
function Decide({ batch, etag, done }: { batch: Batch; etag: string | null; done: () => void }) {
  const texts = useTexts()
  const may = useMay('finance', 'operator-admin', 'platform-admin')
  const [reason, setReason] = useState('')
  const writing = useWrite<Batch>()
  const send = async (what: 'approve' | 'cancel' | 'retry', body: unknown) => {
    if (await writing.send({ method: 'POST', path: batchPath(batch.batchId, what), ifMatch: etag, body })) setReason('')
    done()
  }
  const because = reason.trim() === '' ? {} : { reason: reason.trim() }
  const frozen = batch.state === 'FROZEN'
  const failed = batch.state === 'DONE' || batch.state === 'RUNNING' ? batch.progress.failed : 0
  const cancellable = frozen || batch.state === 'APPROVED'
  if (!may || !(cancellable || failed > 0)) return <Refused problem={writing.problem} />
  return (
    <>
      <Typed when={reason !== ''} />
      <Refused problem={writing.problem} />
      <Space wrap className="save">
        <Input
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={200}
          name="decision-reason"
          aria-label={cancellable ? texts.refundBatch.decisionReason : texts.refundBatch.retryReason}
          placeholder={cancellable ? texts.refundBatch.decisionReason : texts.refundBatch.retryReason}
          style={{ width: 300 }}
        />
        {frozen && (
          <Button
            type="primary"
            loading={writing.busy}
            onClick={() => send('approve', { digest: batch.digest, ...because })}
          >
            {texts.refundBatch.approve}
          </Button>
        )}
        {failed > 0 && (
          <Button loading={writing.busy} onClick={() => send('retry', because)}>
            {texts.refundBatch.retry(failed)}
          </Button>
        )}
        {cancellable && (
          <Button danger disabled={reason.trim() === ''} loading={writing.busy} onClick={() => send('cancel', because)}>
            {texts.refundBatch.giveUp}
          </Button>
        )}
        {frozen && <span className="faint small">{texts.refundBatch.secondPerson}</span>}
      </Space>
    </>
  )
}

function Export({ batchId }: { batchId: string }) {
  const texts = useTexts().refundBatch
  const may = useMay('finance', 'operator-admin', 'platform-admin')
  const [problem, setProblem] = useState<Problem>()
  const save = () => download(batchPath(batchId, 'export'), `refund-batch-${batchId}.csv`)
    .then(() => setProblem(undefined)).catch((failure: unknown) => setProblem(problemOf(failure)))
  return may && (
    <>
      <Button icon={<DownloadOutlined />} onClick={save}>{texts.export}</Button>
      <Refused problem={problem} />
    </>
  )
}

function ItemState({ item }: { item: BatchItem }) {
  const texts = useTexts().refundBatch
  return (
    <>
      <BatchState state={item.state} />
      {item.reason && (
        <span className="small overdue">{texts.problems[item.reason.replace(/:.*/, '')] ?? item.reason}</span>
      )}
      {item.refundedAt && (
        <span className="small faint">
          <Time at={item.refundedAt} />
        </span>
      )}
    </>
  )
}
