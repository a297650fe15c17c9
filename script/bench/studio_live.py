#!/usr/bin/env python3
"""Sends frames to a live session as a browser does: two requests on their way, at a camera's pace.

    script/bench/studio_live.py PORT FOLDER_OF_JPEGS SECONDS FRAMES_PER_SECOND

Prints answers a second and the round trip; what was not answered is counted by status.
"""
import glob
import http.client
import json
import sys
import threading
import time

port, folder, seconds, rate = int(sys.argv[1]), sys.argv[2], float(sys.argv[3]), float(sys.argv[4])
frames = [open(f, 'rb').read() for f in sorted(glob.glob(folder + '/*.jpg'))]
c = http.client.HTTPConnection('127.0.0.1', port)
c.request('POST', '/api/v1/live', json.dumps({}), {'Content-Type': 'application/json'})
live = json.loads(c.getresponse().read())['id']
start = time.time()
lock = threading.Lock()
trips, server, other, n = [], [], {}, [0]


def work():
    c = http.client.HTTPConnection('127.0.0.1', port)
    while time.time() - start < seconds:
        with lock:
            i = n[0] = max(n[0] + 1, int((time.time() - start) * rate))
            wait = start + i / rate - time.time()
        if wait > 0:
            time.sleep(wait)
        sent = time.time()
        c.request('POST', f'/api/v1/live/{live}/frames?timestamp={i / rate:.6f}',
                  frames[i % len(frames)], {'Content-Type': 'image/jpeg'})
        answer = c.getresponse()
        r = json.loads(answer.read())
        trip = time.time() - sent
        with lock:
            status = r.get('status') or answer.status
            if status == 'answered':
                trips.append(trip)
                server.append(r['milliseconds'])
            else:
                other[status] = other.get(status, 0) + 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
trips.sort()
server.sort()


def quantile(values, share):
    return values[min(len(values) - 1, int(share * len(values)))]


print(f'{len(trips) / seconds:.1f} answers/s, others {other}; round trip ms: median '
      f'{1e3 * quantile(trips, .5):.1f}, 95 % {1e3 * quantile(trips, .95):.1f}; in the server: '
      f'median {quantile(server, .5):.1f}, 95 % {quantile(server, .95):.1f}')
