// Preloaded into the server and the worker: when their supervisor is gone, however it ended, they end in good order too.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
