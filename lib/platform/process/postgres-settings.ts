import { totalmem } from 'node:os'

const MEBIBYTE = 1024 * 1024
const LARGEST_SHARED_BUFFERS_MB = 8192
const SMALLEST_SHARED_BUFFERS_MB = 64
/** Below this, parallel queries and index builds run out of /dev/shm, as they do in containers (64 MB). */
const ENOUGH_SHARED_MEMORY_MB = 1024

/** What is known of the machine when the embedded database starts. */
export interface Machine {
  readonly memoryBytes: number
  /** Size of /dev/shm; null where there is none. */
  readonly sharedMemoryBytes: number | null
  readonly platform: NodeJS.Platform
}

/** Answers the settings of the embedded database for a machine. Memory goes down with the machine's, so that small ones work. */
export function postgresSettings(machine: Machine): Record<string, string> {
  const memoryMb = machine.memoryBytes / MEBIBYTE
  const buffersMb = clamp(memoryMb / 4, SMALLEST_SHARED_BUFFERS_MB, LARGEST_SHARED_BUFFERS_MB)
  const small = machine.sharedMemoryBytes !== null && machine.sharedMemoryBytes < ENOUGH_SHARED_MEMORY_MB * MEBIBYTE
  return {
    shared_buffers: `${buffersMb}MB`,
    effective_cache_size: `${clamp(memoryMb / 2, 128, 65_536)}MB`,
    work_mem: `${clamp(memoryMb / 128, 4, 32)}MB`,
    maintenance_work_mem: `${clamp(memoryMb / 16, 64, 512)}MB`,
    // A million waybills write some 4 GB; a checkpoint in their middle has every page of the indexes written whole once more.
    max_wal_size: `${clamp(memoryMb / 3, 4096, 8192)}MB`,
    wal_buffers: `${clamp(buffersMb / 32, 4, 64)}MB`,
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    effective_io_concurrency: '64',
    jit: 'off',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // After a kill each of a thousand files would be synced by itself: seconds on a busy disk, against a tenth of one.
    ...(machine.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    ...(small ? { dynamic_shared_memory_type: 'mmap' } : {}),
  }
}

/** The settings of a database for tests, whose contents nobody misses after a power cut. */
export const testSettings: Record<string, string> = {
  shared_buffers: '128MB',
  max_connections: '200',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '10min',
  max_wal_size: '2GB',
}

/** Answers how much memory this process may use: the container's limit where there is one. */
export function usableMemoryBytes(): number {
  const limit = process.constrainedMemory()
  const total = totalmem()
  return limit > 0 && limit < total ? limit : total
}

function clamp(value: number, low: number, high: number): number {
  return Math.floor(Math.min(Math.max(value, low), high))
}
