-- For wrk: the addresses of a file in turn.  URLS: the file; DELAY_MS: pause of a connection before
-- each request, on the average (0: none).  Ends with the statuses that were no success.
local urls, at, pause = {}, 0, tonumber(os.getenv("DELAY_MS") or "0")
for line in io.lines(os.getenv("URLS")) do urls[#urls + 1] = line end

function request()
    at = at % #urls + 1
    return wrk.format("GET", urls[at])
end

if pause > 0 then
    -- Not all at once: as people ask.
    function delay() return math.random(0, 2 * pause) end
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("RESULT %.0f %.2f %.2f %d %d\n", summary.requests / (summary.duration / 1e6),
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.requests,
        errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
