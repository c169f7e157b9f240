import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

/** Names and values as in postgresql.conf. */
export type Settings = Readonly<Record<string, string | number>>;

const megabyte = 1024 * 1024;

/** Settings for a database that is thrown away: nothing of it survives a crash of the machine. */
export const throwAwaySettings: Settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  shared_buffers: '128MB',
  max_wal_size: '2GB',
  autovacuum_naptime: '5min',
};

/** Settings of the product's own database: durable, and small when idle. */
export function productSettings(): Settings {
  const memory = totalmem();
  return {
    // An eighth of the memory, 128 to 256 MB: the county's hot rows fit, the rest is the system's page cache.
    shared_buffers: memory >= 2048 * megabyte ? '256MB' : '128MB',
    effective_cache_size: `${Math.max(256, Math.floor(memory / 2 / megabyte))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_connections: 60,
    random_page_cost: '1.1',
    checkpoint_timeout: '15min',
    max_wal_size: '1GB',
    wal_compression: 'on',
  };
}

/** What holds for every embedded database, whatever else is asked. */
export function fixedSettings(socketDir: string): Settings {
  return {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Fewer processes while idle: no replication, no input/output workers, no compiler.
    max_logical_replication_workers: 0,
    max_wal_senders: 0,
    io_method: 'sync',
    jit: 'off',
    // The log must not hold personal data: no statements, no parameters, no details of violated keys.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    ...sharedMemory(),
  };
}

/** Containers give 64 MB of /dev/shm, too little for parallel queries: System V memory has no such limit. */
function sharedMemory(): Settings {
  if (process.platform !== 'linux') return {};
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize < 256 * megabyte ? { dynamic_shared_memory_type: 'sysv' } : {};
  } catch {
    return { dynamic_shared_memory_type: 'sysv' };
  }
}

/** The same settings as arguments of the `postgres` program. */
export function asArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
