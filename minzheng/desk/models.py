"""The desk's own tables: whose account it is, who signed in from where, and who opened masked personal data, when and why."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models

SYSTEM, SECURITY, AUDIT = "system", "security", "audit"
DUTIES = ((SYSTEM, "系统管理"), (SECURITY, "安全管理"), (AUDIT, "审计"))


class Account(models.Model):
    """Binds an account to an officer by staff number, or gives it one of the three duties that exclude each other and every
    office (三员分立, GB/T 22239 8.1.5): `audits` reads everything allowed and changes nothing.

    `must_change` until whoever has it has replaced the password he was given; `demo` marks those of a rehearsed district,
    which need not.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="account")
    officer = models.OneToOneField("registers.Officer", models.PROTECT, null=True, related_name="+", db_column="staff")
    duty = models.CharField("管理职责", max_length=10, default="", choices=DUTIES)
    must_change = models.BooleanField("首次登录须更换口令", default=False)
    demo = models.BooleanField("演示账户", default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(officer=None) | models.Q(duty=""), name="account_of_a_duty_holds_no_office"),
        ]

    def __str__(self) -> str:
        return f"account of {self.officer_id or self.duty}"

    @property
    def audits(self) -> bool:
        """Whether it reads everything allowed and changes nothing."""
        return self.duty == AUDIT


class SignedIn(models.Model):
    """That an account signed in, or somebody failed to sign in as it: the security log (网络安全法 keeps it six months at least).

    `account` is null when what was typed is no account: it may have been a password.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    source = models.GenericIPAddressField("来源地址", null=True)
    how = models.CharField("结果", max_length=10)
    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.account_id or '未知账户'} {self.how}"


class Reveal(models.Model):
    """That somebody opened personal data: what, of which case, and the reason given (社会救助法70, 个人信息保护法51). Never changed.

    The list of what the journal's acts say (`seq`); null for a look of before looks were acts.
    """

    account = models.CharField("账户", max_length=150)
    staff = models.CharField("工号", max_length=20, default="")
    case = models.CharField("案号", max_length=60, default="")
    what = models.CharField("查阅内容", max_length=80)
    why = models.CharField("理由", max_length=200)
    at = models.DateTimeField("时间", auto_now_add=True)
    seq = models.BigIntegerField("台账序号", null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "at"], name="reveal_case")]

    def __str__(self) -> str:
        return f"{self.case} {self.what}"


class Several(models.Model):
    """Cases chosen together for one and the same act, and what became of each: `done` maps a case to [whether it was done, words].

    What is asked stands in `sent`, as the form sent it. The acts themselves are in the journal, one per case.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    account = models.CharField("账户", max_length=150)
    cases = models.JSONField("选定的办件")
    matter = models.CharField("事项", max_length=40, default="")
    verb = models.CharField("环节", max_length=40, default="")
    on = models.DateField("办理日期", null=True)
    sent = models.TextField("所填", default="")
    done = models.JSONField("办理结果", default=dict)
    at = models.DateTimeField("时间", auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.matter} {self.verb}"


class Upload(models.Model):
    """A file somebody brought to be imported: what it is, how it stands, what the dry run and the run found.

    The file lies beside the data until it is discarded (`gone`, see retention); `digest` is its SM3. `looked` is what its headings
    probably mean (headings: [text, key, how it was found]; fixed), `mapping` is what he confirmed the headings mean, `tried` what every row
    would come to (counts, the first problems by cell: no identity numbers), `acts` the journal's acts of the run.
    """

    LOOKING, KEPT, TRYING, TRIED, RUNNING, DONE, FAILED = "looking", "kept", "trying", "tried", "running", "done", "failed"
    STATES = ((LOOKING, "正在读表头"), (KEPT, "等待核对表头"), (TRYING, "正在预演"), (TRIED, "已预演，没有写入"), (RUNNING, "正在导入"), (DONE, "已办完"),
              (FAILED, "没有办成"))  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid4)
    account = models.CharField("账户", max_length=150)
    staff = models.CharField("工号", max_length=150)
    office = models.CharField("职位", max_length=40)
    organ = models.CharField("单位", max_length=80, default="")
    kind = models.CharField("清单", max_length=60)
    title = models.CharField("清单名称", max_length=120)
    name = models.CharField("文件名", max_length=120)
    size = models.BigIntegerField("字节")
    digest = models.CharField("摘要", max_length=64, default="")
    source = models.CharField("来源系统", max_length=80, default="")
    origin = models.CharField("登记为", max_length=10)
    all_or_nothing = models.BooleanField("全部成立才导入", default=False)
    on = models.DateField("登记日期")
    looked = models.JSONField("表头", null=True)
    mapping = models.JSONField("栏目对应", null=True)
    tried = models.JSONField("逐行结果", null=True)
    acts = models.JSONField("行为", default=list)
    state = models.CharField("状态", max_length=10, default=KEPT, choices=STATES)
    why = models.CharField("没有办成的原因", max_length=1000, default="")
    at = models.DateTimeField("时间", auto_now_add=True)
    gone = models.DateField("原件删除日期", null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["staff", "at"], name="upload_staff")]

    def __str__(self) -> str:
        return self.name

    @property
    def working(self) -> bool:
        """Whether it is being worked on."""
        return self.state in (self.LOOKING, self.TRYING, self.RUNNING)


class Keyed(models.Model):
    """Lottery numbers as one person keyed them for the draw of a case, kept from everybody else's eyes until the draw is held."""

    case = models.CharField("案号", max_length=60)
    staff = models.CharField("工号", max_length=20)
    numbers = models.JSONField("号码")
    at = models.DateTimeField("时间", auto_now=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "staff"], name="keyed_once_by_each")]

    def __str__(self) -> str:
        return self.case


class Draft(models.Model):
    """What somebody has filled in of an act and not yet done: kept as he types, his alone, gone when the act is done.

    `files` lists photographs kept for it: [digest, size, media type].
    """

    account = models.CharField("账户", max_length=150)
    case = models.CharField("案号", max_length=60)
    verb = models.CharField("环节", max_length=40)
    sent = models.TextField("所填", default="")
    files = models.JSONField("照片", default=list)
    at = models.DateTimeField("时间", auto_now=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "case", "verb"], name="draft_one_each")]

    def __str__(self) -> str:
        return f"{self.case} {self.verb}"
