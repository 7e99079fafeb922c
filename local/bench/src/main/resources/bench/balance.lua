local wallets = tonumber(os.getenv("BENCH_WALLETS"))

request = function()
  return wrk.format("GET", string.format("/v1/wallets/wal_%026d/balance", math.random(wallets)))
end
