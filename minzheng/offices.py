"""机关与人员的职位：谁来办。环节写明职位，权限按职位、镇街、业务线核对。"""

from .vocabulary import Office

APPLICANT = Office("applicant", "申请人", citizen=True)
PARTY = Office("party", "当事人", citizen=True)
COUPLE = Office("couple", "婚姻登记当事人", citizen=True)
DONOR = Office("donor", "捐赠人", citizen=True)
PUBLIC = Office("public", "公众", citizen=True)
CLOCK = Office("clock", "期限届满", clock=True)

CHARITY_ORGANISATION = Office("charity_organisation", "慈善组织（受托人）", citizen=True)
OPERATOR = Office("operator", "运营单位", citizen=True)
CARE_HOME = Office("care_home", "养老机构", citizen=True)
CONTRACTOR = Office("contractor", "施工（供货）单位", citizen=True)

VILLAGE = Office("village", "村（居）民委员会")
TOWN = Office("town", "镇人民政府（街道办事处）")
SECTION = Office("section", "区民政局业务股室")
BUREAU = Office("bureau", "区民政局（审批人员）")
HEAD = Office("head", "区民政局负责人")
LEADERS = Office("leaders", "区民政局负责人集体")
LEGAL = Office("legal", "区民政局法制审核机构")
OFFICERS = Office("officers", "行政执法人员")
PANEL = Office("panel", "听证组")
REGISTRAR = Office("registrar", "婚姻登记员")
FINANCE = Office("finance", "区民政局财务人员")
MINORS_CENTRE = Office("minors_centre", "区未成年人救助保护中心")
CHARITY_HOUSE = Office("charity_house", "区慈善会")
ASSESSOR = Office("assessor", "老年人能力评估机构")
SHELTER = Office("shelter", "区救助管理站")
FEDERATION = Office("federation", "区残疾人联合会")
COUNSELLOR = Office("counsellor", "婚姻家庭辅导师")
GOVERNMENT = Office("government", "区人民政府")
FUNERAL_HOME = Office("funeral_home", "殡仪馆")
CITY = Office("city", "市人民政府")
WITNESS = Office("witness", "见证单位（派驻纪检监察组、区司法局等）")

ALL = tuple(value for value in list(globals().values()) if isinstance(value, Office))
