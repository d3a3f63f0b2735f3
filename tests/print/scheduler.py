"""A CUPS scheduler of the test's own: its socket, queues, spool and backends in one folder; the machine's is not touched."""
import os
import shutil
import signal
import subprocess
import tempfile
import time

# Like the default of Debian in what matters: a job is cancelled by who made it.
CONF = """
LogLevel debug
MaxLogSize 0
Listen {root}/socket
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobFiles 86400
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit Cancel-Job Purge-Jobs>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit Validate-Job Cancel-Jobs Cancel-My-Jobs Close-Job CUPS-Get-Document>
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """
FileDevice Yes
Sandboxing relaxed
ServerRoot {root}/etc
ServerBin {root}/bin
StateDir {root}/state
RequestRoot {root}/spool
CacheDir {root}/cache
TempDir {root}/spool/tmp
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
User {user}
Group {group}
SystemGroup root
"""
PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TEST.PPD"
*Product: "(Test)"
*Manufacturer: "Test"
*ModelName: "Test"
*ShortNickName: "Test"
*NickName: "Test"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*cupsFilter: "application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: {name}
*PageSize {name}: "<</PageSize[{w} {h}]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: {name}
*PageRegion {name}: "<</PageSize[{w} {h}]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: {name}
*ImageableArea {name}: "0 0 {w} {h}"
*DefaultPaperDimension: {name}
*PaperDimension {name}: "{w} {h}"
"""
# A printer that does what the file beside its output says: told "paper" it says so and waits.
BACKEND = """#!/bin/sh
[ $# -eq 0 ] && exit 0
out=${DEVICE_URI#*:}
how=$(cat "$out.how" 2>/dev/null)
case $how in
paper) echo "STATE: +media-empty-error" >&2; exec sleep 60 ;;
took) echo "STATE: +media-empty-error" >&2; cat > "$out"; exit 0 ;;
away) echo "STATE: +offline-report,connecting-to-device" >&2; exec sleep 60 ;;
door) echo "STATE: +door-open-error" >&2; exec sleep 60 ;;
slow) exec sleep 60 ;;
broken) exit 1 ;;
stops) exit 4 ;;
esac
echo "STATE: -media-empty-error,door-open-error,offline-report,connecting-to-device" >&2 # as real ones do
cat "${6:--}" > "$out"
"""


class Scheduler:
    def __init__(self):
        # Not below the user's own folder: the scheduler runs backends as somebody else.
        self.root = tempfile.mkdtemp(prefix="hipkiosk-cups-", dir="/tmp")
        os.chmod(self.root, 0o755)
        self.process = None
        is_root = os.getuid() == 0
        user, group = ("lp", "lp") if is_root else (subprocess.getoutput("id -un"), subprocess.getoutput("id -gn"))
        for folder in ("etc/ppd", "state", "state/certs", "spool/tmp", "cache", "log", "bin/backend", "bin/filter", "out"):
            os.makedirs(f"{self.root}/{folder}", exist_ok=True)
        os.chmod(f"{self.root}/out", 0o777)
        with open(f"{self.root}/etc/cupsd.conf", "w") as file:
            file.write(CONF.format(root=self.root))
        with open(f"{self.root}/etc/cups-files.conf", "w") as file:
            file.write(FILES.format(root=self.root, user=user, group=group))
        os.symlink("/usr/lib/cups/daemon", f"{self.root}/bin/daemon")
        os.symlink("/usr/lib/cups/backend/ipp", f"{self.root}/bin/backend/ipp")
        backend = f"{self.root}/bin/backend/test"
        with open(backend, "w") as file:
            file.write(BACKEND)
        os.chmod(backend, 0o755)
        self.queues = ""

    def add(self, name, media="A4", w=595, h=842, state="Idle", accepting="Yes", policy="retry-job", device=None):
        """A queue; returns the file its pages go to."""
        out = f"{self.root}/out/{name}.pdf"
        with open(f"{self.root}/etc/ppd/{name}.ppd", "w") as file:
            file.write(PPD.format(name=media, w=w, h=h))
        self.queues += (f"<Printer {name}>\nInfo test\nDeviceURI {device or 'test:' + out}\nState {state}\n"
                        f"Accepting {accepting}\nShared No\nErrorPolicy {policy}\nOpPolicy default\n</Printer>\n")
        return out

    def how(self, name, what):
        with open(f"{self.root}/out/{name}.pdf.how", "w") as file:
            file.write(what)

    @property
    def environment(self):
        return {**os.environ, "CUPS_SERVER": f"{self.root}/socket"}

    def start(self):
        with open(f"{self.root}/etc/printers.conf", "w") as file:
            file.write(self.queues)
        self.run()
        return self

    def run(self):
        self.process = subprocess.Popen(["/usr/sbin/cupsd", "-f", "-c", f"{self.root}/etc/cupsd.conf", "-s",
                                         f"{self.root}/etc/cups-files.conf"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        for _ in range(200):
            if os.path.exists(f"{self.root}/socket"):
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        self.halt()
        raise RuntimeError("cupsd did not start: " + self.log())

    def log(self):
        try:
            with open(f"{self.root}/log/error") as file:
                return file.read()
        except OSError:
            return ""

    def kept(self):
        """Files of jobs in the spool, control and document."""
        return sorted(name for name in os.listdir(f"{self.root}/spool") if name[0] in "cd")

    def halt(self):
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()

    def stop(self):
        self.halt()
        shutil.rmtree(self.root, ignore_errors=True)
