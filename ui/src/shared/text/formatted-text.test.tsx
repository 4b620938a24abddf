// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTranslations } from '@/shared/i18n/i18n'
import { FormattedText } from './formatted-text'

beforeAll(() => startTranslations('en'))
afterEach(cleanup)

/** What a text becomes, without the attributes. */
function shown(text: string): string {
  const { container } = render(<FormattedText text={text} />)
  return (container.firstElementChild?.innerHTML ?? '').replaceAll(/<(\w+)[^>]*>/g, '<$1>')
}

/** What one reads. */
function read(text: string): string {
  return render(<FormattedText text={text} />).container.textContent
}

const links = () => screen.queryAllByRole('link').map((link) => link.getAttribute('href'))

describe('a text', () => {
  it.each([
    ['**bold** and __bold__', '<p><strong>bold</strong> and <strong>bold</strong></p>'],
    ['*this* _that_ ~~not~~', '<p><em>this</em> <em>that</em> <del>not</del></p>'],
    ['a `x < y` b', '<p>a <code>x &lt; y</code> b</p>'],
    ['- one\n- two', '<ul><li><p>one</p></li><li><p>two</p></li></ul>'],
    ['3. one\n4. two', '<ol><li><p>one</p></li><li><p>two</p></li></ol>'],
    ['> said\n> before\n\nanswer', '<blockquote><p>said\nbefore</p></blockquote><p>answer</p>'],
    ['first\n  second\nthird', '<p>first\n  second\nthird</p>'],
    ['first  \nsecond', '<p>first\nsecond</p>'],
    ['2 * 3 * 4 and snake_case_name', '<p>2 * 3 * 4 and snake_case_name</p>'],
    ['~5 to ~6', '<p>~5 to ~6</p>'],
  ])('shows the Markdown of %j', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  it('shows code as it is, with a button to copy it', () => {
    const { container } = render(<FormattedText text={'```js\nif (a)\n\n  **b**\n```'} />)
    expect(container.querySelector('pre')?.textContent).toBe('if (a)\n\n  **b**')
    expect(screen.getByRole('button', { name: 'Copy code' })).toBeTruthy()
  })

  it.each([
    '# heading',
    'heading\n===',
    'heading\n---',
    '***',
    '![image](https://example.org/a.png)',
    '| a | b |\n|---|---|\n| c | d |',
    '[a]: https://example.org\n[a]',
    '    indented',
    'a &lt;b&gt; &amp; &copy;',
  ])('leaves %j as it is written', (text) => {
    const { container } = render(<FormattedText text={text} />)
    expect(container.textContent.trim()).toBe(text.trim())
    expect(container.querySelector('h1, h2, hr, img, table, pre')).toBeNull()
  })
})

describe('a link', () => {
  it('is what is plainly an address, and keeps every character', () => {
    const text = 'See https://example.org/a?b=c, not example.com — or mail ada@example.org.'
    expect(read(text)).toBe(text)
    expect(links()).toEqual(['https://example.org/a?b=c', 'mailto:ada@example.org'])
    for (const link of screen.getAllByRole('link')) {
      expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow')
      expect(link.getAttribute('target')).toBe('_blank')
    }
  })

  it.each([
    ['https://example.org/__tests__/a_b_c.js', 'https://example.org/__tests__/a_b_c.js'],
    ['https://example.org/*a*', 'https://example.org/*a'],
    ['**https://example.org/a**', 'https://example.org/a'],
    ['> > 1. (https://example.org/a_(b))', 'https://example.org/a_(b)'],
    ['\tx\n\thttps://example.org/a', 'https://example.org/a'],
    ['<https://example.org>', 'https://example.org'],
    ['[a *b* c](https://example.org "d")', 'https://example.org'],
  ])('is in %j', (text, url) => {
    render(<FormattedText text={text} />)
    expect(links()).toEqual([url])
  })

  it('says where it leads where its text says something else', () => {
    render(<FormattedText text="[https://mehari.example](https://evil.example)" />)
    expect(links()).toEqual(['https://evil.example'])
    expect(screen.getByRole('link').getAttribute('title')).toBe('https://evil.example')
  })

  it('is not in code', () => {
    read('`https://example.org`\n\n```\nhttps://example.org\n```')
    expect(links()).toEqual([])
  })
})

describe('a hostile text', { timeout: 60_000 }, () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<div>\n<b onclick="alert(1)">x</b>\n</div>',
    '<!-- x --><?php x ?><![CDATA[x]]>',
    'javascript:alert(1)',
    'data:text/html,<b>x</b>',
    '<javascript:alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#115;cript:alert(1))',
    '[x](<java script:alert(1)>)',
    '[x](vbscript:x)',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](file:///etc/passwd)',
    '[x](//evil.example)',
    '[x](/logout)',
    '[x](#)',
    '![x](javascript:alert(1))',
  ])('shows %s as it is', (text) => {
    const { container } = render(<FormattedText text={text} />)
    expect(container.textContent).toBe(text)
    expect(container.querySelector('img, script, b, a, iframe')).toBeNull()
  })

  it('puts no attribute of its own on a link', () => {
    const text = '[x](https://example.org/"onclick="alert(1) "\\" onmouseover=alert(1)")'
    render(<FormattedText text={text} />)
    for (const { attributes } of screen.queryAllByRole('link')) {
      expect(
        [...attributes].map(({ name }) => name).filter((name) => name.startsWith('on')),
      ).toEqual([])
    }
  })

  it.each([
    ['quotes', '>'.repeat(4_000)],
    ['quotes with spaces', '> '.repeat(2_000)],
    ['lists', '- '.repeat(2_000)],
    ['numbered lists', '1. '.repeat(1_333)],
    ['emphasis', '*_'.repeat(1_000) + 'x' + '_*'.repeat(1_000)],
    ['emphasis that never ends', '*a **b '.repeat(570)],
    ['brackets', '['.repeat(4_000)],
    ['links in links', '[a]('.repeat(1_000)],
    ['backticks', '`a``'.repeat(1_000)],
    ['addresses', 'http://a.b/'.repeat(360)],
    ['tildes', '~~a'.repeat(1_300)],
  ])('of %s only is shown all the same', (_, text) => {
    const { container } = render(<FormattedText text={text} />)
    expect(container.querySelectorAll('*').length).toBeLessThan(3_000)
    let depth = 0
    for (
      let node = [...container.querySelectorAll('*')].at(-1);
      node;
      node = node.parentElement ?? undefined
    )
      depth++
    expect(depth).toBeLessThan(40)
  })
})
