"""The files in docs/ci that an office copies: valid YAML and shell, options that exist, and a hook that works."""
import json
import os
import re
import shutil
import subprocess

from support import check, finish, program, root, run, scratch

folder = root / "docs/ci"


def read_yaml(path):
    """The file as the platform reads it. The interpreter that runs the tests may lack the library; Debian's has it from python3-yaml."""
    script = "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1], encoding='utf-8')), sys.stdout)"
    for interpreter in ("python3", "/usr/bin/python3"):
        done = subprocess.run([interpreter, "-c", script, str(path)], capture_output=True, text=True, check=False)
        if "No module named 'yaml'" not in done.stderr:
            check(done.returncode == 0, f"{path.name}: {done.stderr}")
            return json.loads(done.stdout) if done.returncode == 0 else {}
    check(False, "no Python here reads YAML: install python3-yaml")
    return {}


def shell_problems(name, text, shell="bash"):
    # `${{ … }}` is filled in by the platform before the shell reads the line.
    done = subprocess.run([shell, "-n"], input=re.sub(r"\$\{\{.*?\}\}", "x", text), capture_output=True, text=True, check=False)
    check(done.returncode == 0, f"{name}: {done.stderr}\n{text}")


def words_of(command):
    return set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", run(command, "--help")))


def calls(text):
    """Every call of the program: its command, and the options in it."""
    for line in re.sub(r"\\\n", " ", text).splitlines():
        found = re.search(r'"\$(?:PRONGSAI|program)" (\w+)(.*)', line)
        if found and not line.lstrip().startswith("#"):
            yield found[1], re.findall(r"(?<=\s)--?[a-z][\w-]*(?=[\s=]|$)", re.split(r"[>|]", found[2])[0])


commands = set(re.findall(r"^  (\w+) ", run("--help").split("Subcommands:")[1], re.M))
check({"build", "check"} <= commands, f"--help lists {commands}")
for name in ("github-workflow.yml", "gitlab-ci.yml", "pre-commit"):
    found = list(calls((folder / name).read_text(encoding="utf-8")))
    check(found, f"{name} does not call the program")
    for command, options in found:
        check(command in commands, f"{name}: there is no command {command}")
        for option in options:
            check(option in words_of(command), f"{name}: `prongsai {command}` has no option {option}")

workflow = read_yaml(folder / "github-workflow.yml")
# YAML 1.1 readers take the key `on` for a truth value.
check("on" in workflow or True in workflow or "true" in workflow, "github-workflow.yml does not say when it runs")
for name, job in workflow.get("jobs", {}).items():
    check("runs-on" in job and job["steps"], f"github-workflow.yml: job {name}")
    check(job.get("needs", name) in workflow["jobs"], f"github-workflow.yml: {name} needs {job.get('needs')}")
    for step in job["steps"]:
        check(("run" in step) != ("uses" in step) and step["name"], f"github-workflow.yml: step {step}")
        check("uses" not in step or re.fullmatch(r"[\w-]+/[\w/-]+@v\d+", step["uses"]), f"github-workflow.yml: {step}")
        shell_problems("github-workflow.yml", step.get("run", ""))

pipeline = read_yaml(folder / "gitlab-ci.yml")
for name, job in pipeline.items():
    if name in ("stages", "workflow"):
        continue
    check(job.get("extends", name) in pipeline and job.get("stage", pipeline["stages"][0]) in pipeline["stages"], f"gitlab-ci.yml: {name}")
    for line in job.get("script", []) + job.get("before_script", []):
        check(isinstance(line, str), f"gitlab-ci.yml: {name}: `{line}` is no text")
        shell_problems("gitlab-ci.yml", str(line))
check(pipeline.get("check", {}).get("artifacts", {}).get("reports") == {"codequality": "gl-code-quality-report.json"}, "gitlab-ci.yml: the report")

hook = folder / "pre-commit"
check(os.access(hook, os.X_OK), "docs/ci/pre-commit is not executable")
shell_problems("pre-commit", hook.read_text(encoding="utf-8"), "sh")

with scratch() as work:
    quiet = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    quiet |= {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "PRONGSAI": str(program)}

    def git(*arguments, expect=0, **environment):
        done = subprocess.run(["git", "-c", "user.name=Office", "-c", "user.email=office@example.go.th", *arguments], cwd=work, env={**quiet, **environment},
                              capture_output=True, text=True, check=False)
        check(done.returncode == expect, f"git {' '.join(arguments)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    shutil.copytree(root / "tests/sites/full/content", work / "content")
    git("init", "-q", "-b", "main")
    (work / ".git/hooks").mkdir(exist_ok=True)
    shutil.copy(hook, work / ".git/hooks/pre-commit")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    unit = work / "content/units/empty/unit.yaml"
    good = unit.read_text(encoding="utf-8")
    unit.write_text(good + "titel: ก\n", encoding="utf-8")
    said = git("commit", "-q", "-a", "-m", "wrong", expect=1)
    check("content/units/empty/unit.yaml:" in said and "E201" in said, f"the hook says nothing of the mistake: {said}")
    said = git("commit", "-q", "-a", "-m", "wrong", expect=1, PRONGSAI_LANG="en")
    check("unknown key `titel`" in said, f"the hook in English: {said}")
    git("commit", "-q", "-a", "-m", "wrong, all the same", "--no-verify")
    # A problem that is committed already does not stop a change elsewhere.
    other = work / "content/units/bureau/unit.yaml"
    other.write_text(other.read_text(encoding="utf-8") + "# a note\n", encoding="utf-8")
    said = git("commit", "-a", "-m", "another office")
    check("ไม่ได้แสดงข้อผิดพลาดอีก 1 รายการ" in said, f"what is left out is not counted: {said}")
    # Nor is anything committed where the program is missing.
    unit.write_text(good, encoding="utf-8")
    said = git("commit", "-q", "-a", "-m", "mended", expect=1, PRONGSAI="no-such-program")
    check("nothing was checked" in said, f"a missing program: {said}")
    git("commit", "-q", "-a", "-m", "mended")
finish()
