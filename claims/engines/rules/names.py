"""Common first names that tell a gender in English news; names of both are left out."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WOMEN = _words("""
    abigail ada agnes alexandra alice alicia alison amanda amelia amy angela angelina angelique anita ann anna anne annie
    april audrey barbara beatrice becky bernice beth betty beverly bonnie brenda bridget brittany carla carmel carmen carol
    caroline carolyn carrie catherine cathy charlotte chelsea cheryl chloe christina christine cindy claire clara claudia
    colleen connie crystal cynthia daisy dana danielle dawn deborah debbie debra denise diana diane dolores donna doris
    dorothy edith eileen elaine eleanor elena elizabeth ella ellen ellie emily emma erica erin esther eva evelyn fatima
    felicia fiona florence frances gail gina gladys gloria grace hannah hazel heather heidi helen hilary hillary holly
    huma ida irene iris isabel isabella ivanka jackie jacqueline jane janet janice jean jeanne jen jennifer jenny jessica jill
    jo joan joanna joanne josephine joyce juanita judith judy julia julie june kamala karen kate katherine kathleen
    kathryn kathy katie kayla kelly kellyanne kim kimberly kristen kristin laura lauren leah lena leslie lillian linda lisa
    lois loretta lori louise lucy lydia lynn madeleine maggie marcia margaret margarita maria marie marilyn marissa
    marjorie marlene martha mary maureen megan melania melanie melissa mia michelle mildred miriam molly monica nadia
    nancy naomi natalie nicole nina nora norma olga olive olivia oprah pamela pat patricia patti patty paula pauline peggy
    penny petra phyllis rachel rebecca regina renee rhonda rita roberta rosa rose rosemary ruth sabrina sally samantha
    sandra sara sarah shannon sharon sheila shelley sheryl shirley sofia sonia sophia stacy stella stephanie sue susan
    suzanne sylvia tammy tanya teresa terri terry theresa tiffany tina tracy valerie vanessa vera veronica victoria
    violet virginia vivian wanda wendy yolanda yvonne zoe zoë
""") - _words("pat terry dana leslie jackie")

MEN = _words("""
    aaron abdul abraham adam ahmed al alan albert alex alexander alfred ali allen andre andrew andy angus anthony antonin
    antonio arnold arthur barack barry ben benjamin bernard bernie bill billy bob bobby brad bradley brandon brendan brian
    bruce bryan carl carlos charles charlie chris christopher chuck clarence clinton colin corey craig curtis cyrus dan
    daniel danny darren dave david dean dennis derek dick don donald doug douglas duane dustin dwight earl ed eddie edgar
    edmund edward edwin enrique eric ernest eugene evan felix fernando floyd francis frank franklin fred frederick gabriel
    gary gene geoffrey george gerald gilbert glenn gordon greg gregory guy harold harry harvey hassan hector henry herbert
    howard hugh hugo ian ibrahim isaac ivan jack jacob jaime jake james jared jason javad javier jay jeb jeff jeffrey
    jeremy jerome jerry jesse jim jimmy joe joel john johnny jon jonathan jorge jose joseph josh joshua juan julian
    justin karl keith ken kenneth kevin khizr kofi kurt kyle lance larry laurence lawrence lee leo leon leonard lester
    lewis lloyd louis lucas luis luke mahmoud manuel marc marco marcus mario mark martin marvin matt matteo matthew maurice
    max melvin michael miguel mike mitch mitt mohammad mohammed mohsen nathan nathaniel neil nelson nicholas nick noah
    norman oliver omar oscar otto patrick paul pedro perry pete peter phil philip phillip pierre qassem quentin rafael
    ralph ramon rand randall randy ray raymond reince reggie ricardo richard rick ricky rob robert roberto rodney roger
    roland ron ronald ross roy rudy rupert rush russell ryan salvador sam samuel scott sean sergei seth shane shaun simon
    spencer stanley stephen steve steven stuart tad ted terrence thomas tim timothy todd tom tommy tony travis trevor
    tyler vernon victor vincent vladimir wade wallace walter warren wayne will william willie wolf xavier yasser zachary
""")
