import { type ComponentProps, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useChat } from '@/shared/messenger/messenger-context'
import { usePartnerName } from '@/shared/messenger/names'
import type { Uuid } from '@/shared/protocol/generated'
import { Announcer } from './announcer'
import { JumpButton } from './jump-button'
import { NewAbove } from './new-above'
import { OlderMessages, UPPER_END } from './older-messages'
import { isSent, keyOf } from './rows'
import { TimelineRow } from './timeline-row'
import { useFocused } from './use-focused'
import { useFolding } from './use-folding'
import { useNewLine } from './use-new-line'
import { useReading } from './use-reading'
import { useScroll } from './use-scroll'
import { useShift } from './use-shift'
import { useTimeline } from './use-timeline'
import { useWayToNew } from './use-way-to-new'

/** So many pixels of rows stand ready above and below what is in sight. */
const BUFFER = 800
/** How high a row is taken to be before it is measured. */
const ROW = 48

export function Timeline({ peer }: { peer: Uuid }) {
  const { t } = useTranslation()
  const { name, isSelf } = usePartnerName(peer)
  const self = useChat((state) => state.self.id)
  const model = useTimeline(peer)
  const { messages, items, outgoing, isLoaded } = model
  const { keepMounted, setFocused } = useFocused(items)
  const list = useRef<VirtualizerHandle>(null)
  const goingRef = useRef(false)
  const { scroller, isAtEnd, isFar, toEnd, stay, onScroll, onResize, onKeyDown } = useScroll(
    items,
    outgoing.at(-1)?.cid,
    list,
    goingRef,
  )
  const isShift = useShift(messages[0]?.seq, items.length)
  const { unfolded, fold } = useFolding(stay)
  const newLine = useNewLine(model.conversationId, messages)
  const way = useWayToNew(newLine, model, scroller, list, stay, goingRef)
  const news = useReading(model.conversationId, messages, isAtEnd)
  const beginning = isSelf ? t('timeline.beginningNotes') : t('timeline.beginning', { name })

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="region"
        tabIndex={0}
        aria-label={t('timeline.label', { name })}
        className="h-full overflow-y-auto -outline-offset-2 [overflow-anchor:none]"
        onScroll={() => {
          onScroll()
          way.look()
        }}
        onKeyDown={onKeyDown}
      >
        <div className="flex min-h-full flex-col pb-4">
          <OlderMessages model={model} beginning={beginning} isNotes={isSelf} />
          <Virtualizer
            ref={list}
            scrollRef={scroller}
            startMargin={UPPER_END}
            bufferSize={BUFFER}
            itemSize={ROW}
            shift={isShift}
            data={items}
            as={List}
            keepMounted={keepMounted}
            onResize={onResize}
          >
            {(item, index) => (
              <TimelineRow
                key={keyOf(item, self)}
                item={item}
                before={items[index - 1]}
                isFirstNew={isSent(item) && item.seq === newLine?.first}
                isUnfolded={unfolded.has(keyOf(item, self))}
                onFold={fold}
                onFocus={setFocused}
              />
            )}
          </Virtualizer>
        </div>
      </div>
      {way.isAbove && <NewAbove count={newLine?.count ?? 0} onGo={way.go} onHide={way.hide} />}
      <JumpButton news={news} isFar={isFar} onClick={toEnd} />
      <Announcer messages={messages} isLoaded={isLoaded} />
    </div>
  )
}

function List(list: ComponentProps<'div'>) {
  return <div {...list} role="list" />
}
