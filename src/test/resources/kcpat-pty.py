"""Runs a command at a terminal of 100 by 30, types what it is told, and prints all that was on the screen.

Arguments: a JSON list of [awaited, typed] pairs, then the command. Ends with the command's exit code; 99 if an awaited
text never came.
"""
import json
import os
import pty
import select
import struct
import sys
import fcntl
import termios
import time

LIMIT = 60

steps = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))

screen = b""
seen = 0
end = time.monotonic() + LIMIT
while time.monotonic() < end:
    ready, _, _ = select.select([terminal], [], [], 0.1)
    if ready:
        try:
            more = os.read(terminal, 65536)
        except OSError:
            more = b""
        if not more:
            break
        screen += more
    if steps and steps[0][0].encode() in screen[seen:]:
        seen = screen.index(steps[0][0].encode(), seen) + len(steps[0][0].encode())
        typed = steps.pop(0)[1]
        time.sleep(0.1)  # the question is there before the terminal's echo is switched off
        os.write(terminal, typed.encode())
sys.stdout.buffer.write(screen)
sys.stdout.flush()
if steps:
    print("never came: " + steps[0][0])
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    sys.exit(99)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
