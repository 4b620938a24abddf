import { useTranslation } from 'react-i18next'
import { CopyButton } from './copy-button'

/** Code in its own lines; long ones are scrolled, also by keyboard. */
export function CodeBlock({ code }: { code: string }) {
  const { t } = useTranslation()
  return (
    <div className="group/code relative">
      <pre
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line bg-panel px-3 py-2 font-mono text-[0.8125rem] leading-5"
      >
        <code>{code}</code>
      </pre>
      <div className="absolute top-1 right-1 opacity-0 group-focus-within/code:opacity-100 group-hover/code:opacity-100 pointer-coarse:opacity-100">
        <CopyButton text={code} label={t('text.copyCode')} />
      </div>
    </div>
  )
}
