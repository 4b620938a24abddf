import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const jar = join(import.meta.dirname, '../../../compose/standalone/target/mehari.jar')
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java'
const READY = /^Mehari is ready: open (http:\S+)$/

/** A Mehari of its own, from the jar that is shipped, with data in a temporary folder. */
export class Server {
  readonly #directory: string
  readonly #settings: Record<string, string>
  #process: ChildProcess | undefined
  #address = ''

  private constructor(directory: string, settings: Record<string, string>) {
    this.#directory = directory
    this.#settings = settings
  }

  /** Starts one on a free port; the settings are those of the environment. */
  static async start(settings: Record<string, string> = {}): Promise<Server> {
    const server = new Server(await mkdtemp(join(tmpdir(), 'mehari-e2e-')), settings)
    await server.#run('0')
    return server
  }

  /** The file that holds what it says. */
  get log(): string {
    return join(this.#directory, 'log')
  }

  get address(): string {
    return this.#address
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Lets it answer nobody, though it can be connected to, until it is resumed. */
  pause(): void {
    this.#process?.kill('SIGSTOP')
  }

  resume(): void {
    this.#process?.kill('SIGCONT')
  }

  /** Starts it again with its data where it was. */
  async startAgain(): Promise<void> {
    await this.#run(new URL(this.#address).port)
  }

  /** Stops it and removes its data. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
    await rm(this.#directory, { recursive: true, force: true })
  }

  async #run(port: string): Promise<void> {
    // Not for long: the second compiler would only take the machine.
    const options = [
      '-XX:TieredStopAtLevel=1',
      '-jar',
      jar,
      '--data-dir',
      join(this.#directory, 'data'),
      '--port',
      port,
    ]
    const started = spawn(java, options, {
      env: { ...process.env, ...this.#settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = started
    const log = createWriteStream(this.log, { flags: 'a' })
    for (const said of [started.stdout, started.stderr]) said.pipe(log, { end: false })
    this.#address = await new Promise<string>((resolve, reject) => {
      started.once('error', reject)
      started.once('close', (code) => {
        log.end(() => {
          const ended = `${jar} ended with ${code ?? 'a signal'} before it was ready`
          reject(new Error(`${ended}:\n${readFileSync(this.log, 'utf8')}`))
        })
      })
      createInterface(started.stdout).on('line', (line) => {
        const address = READY.exec(line)?.[1]
        if (address !== undefined) resolve(address)
      })
    })
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process
    this.#process = undefined
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const ended = once(running, 'exit')
    running.kill(signal)
    // One that a failed test left paused would never hear of it.
    running.kill('SIGCONT')
    await ended
  }
}
