"""Samples in which children, families and staff have given names that are common in one group of people.

The surnames are those of the sample, so that nobody's name is in them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pipeline.procedure.sample import names

#: Given names that are common in each group, many of them words of English.
GIVEN = {
    "English": """
        Ada Alfie Alice Amelia Amy April Archie Art Arthur Ava Ben Beth Bill Charlie Chance Daisy
        Dale Dawn Dean Drew Ella Ellie Emma Evie Faith Fern Frank Freddie Freya George Grace Grant
        Guy Harriet Harry Harvey Heath Henry Holly Hope Hunter Ian Isla Ivy Jack Jake Jay Joe Joy
        June Kit Lee Leo Lily Lucas Lucy Luke Mark Max May Mason Mia Miles Millie Nick Noah Olive
        Oliver Oscar Pat Patience Paul Penny Pearl Peter Poppy Ray Rob Rich Robin Rose Ruby Sam Sky
        Sophie Sue Summer Theo Thomas Tom Toby Victor Violet Ward Will Woody Zoe Kelly
    """,
    "Welsh": """
        Aled Alun Alys Aneirin Angharad Arwen Awel Bedwyr Beca Bethan Branwen Bryn Cadi Cadog Cai
        Carys Catrin Celyn Ceri Cerys Dafydd Delyth Dewi Dilys Dylan Efa Eira Eirlys Eleri Elin Elis
        Elwyn Emlyn Emrys Emyr Enid Erin Eurwen Evan Ffion Gareth Geraint Gethin Glenys Glyn
        Gruffydd Guto Gwen Gwenan Gwenno Gwilym Gwyn Gwyneth Haf Hari Heledd Huw Hywel Iestyn Ieuan
        Ifan Ifor Ioan Iolo Iwan Lleucu Llew Llinos Lowri Macsen Mabli Madog Mai Mair Mali Mared
        Mari Megan Meilir Meinir Menna Meredydd Mererid Mihangel Morgan Nansi Nerys Nest Nia Non
        Osian Owain Owen Rhian Rhiannon Rhodri Rhys Sian Sioned Steffan Tegan Tomos Tudur Wyn
    """,
    "South Asian": """
        Aarav Aisha Ali Alia Amir Amit Ammar Anand Anaya Anil Anita Anjali Arjun Arun Asha Ayaan
        Bilal Chandra Daud Deepa Dev Devi Dina Farah Fatima Gita Habib Hamza Hana Hari Hassan
        Ibrahim Imran Inaya Isha Ishaan Jai Jaya Jaz Kabir Kamal Karan Kavya Khadija Kiran Kumar
        Lata Leela Lila Madhu Mala Man Maya Meena Mira Mohammed Mohan Moin Musa Nadia Naveed Neel
        Neha Nikhil Nisha Noor Omar Pavan Pooja Prem Priya Raj Raja Rani Ravi Rekha Riya Rohan
        Roshan Sana Sandeep Sanjay Sara Saira Shan Shruti Simran Sita Sunil Sunny Tara Tariq Uma
        Usman Veer Vijay Yash Yusuf Zain Zara Latha
    """,
    "Polish": """
        Adam Agata Agnieszka Alan Aleksander Aleksandra Alicja Amelia Anna Antoni Artur Barbara
        Bartosz Basia Borys Bruno Celina Cezary Damian Daria Dawid Dominik Dorota Edyta Emilia Ewa
        Fabian Filip Franek Gabriela Grzegorz Hanna Halina Helena Henryk Hubert Hugo Ida Iga Igor
        Iwona Iza Jacek Jakub Jan Janek Janina Jerzy Joanna Julia Julian Justyna Kacper Kaja Kamil
        Kamila Karol Karolina Kasia Kazimierz Kinga Klara Konrad Krystyna Krzysztof Kuba Laura Lena
        Leon Liliana Lidia Maciej Maja Marcel Marek Maria Marta Mateusz Michalina Mikolaj Milena
        Monika Natalia Nina Ola Oliwia Oskar Patryk Pawel Piotr Pola Roman Sara Stefan Tomek Tymon
        Wanda Wiktor Wojtek Zofia Zuzanna
    """,
    "Yoruba": """
        Abayomi Abeni Abiodun Abiola Abosede Ade Adebayo Adebisi Adebola Adedayo Adeola Aderonke
        Adesola Adetola Adewale Adunni Aina Ajani Akande Akin Akinwale Alaba Amope Aramide Asabi
        Ayinde Ayo Ayodele Ayoola Ayotunde Babatunde Bankole Bayo Bimbo Bisi Bola Bolaji Bose Bukola
        Bunmi Busola Damilola Dami Dapo Dare Dayo Dele Deji Dolapo Ebun Ekundayo Enitan Fela Femi
        Folake Folasade Foluke Funke Gbenga Idowu Ife Ige Iyabo Jide Jumoke Kayode Kehinde Kemi Kola
        Kunle Lanre Lekan Lola Modupe Morenike Niyi Ola Olabisi Oladele Olatunde Olu Olumide Rotimi
        Sade Segun Shade Sola Tade Taiwo Tayo Temi Titi Tobi Toke Tola Tolu Tope Tunde Wale Wole
        Yemi Yinka
    """,
    "Chinese": """
        An Ai Bai Bin Bo Chang Chao Chen Cheng Chi Chun Cong Da Dan De Ding Dong En Fai Fan Fang Fei
        Feng Fu Gang Gao Gen Guang Hai Han Hang Hao He Heng Ho Hong Hua Huan Hui Jia Jian Jiang Jie
        Jin Jing Jun Kai Kang Ke Kun Lai Lan Lang Lei Li Lian Liang Lin Ling Long Lu Man Mei Meng
        Min Ming Nan Ning Pei Peng Ping Qiang Qin Qing Rong Rui Ru Shan Sheng Shu Song Su Tao Ting
        Wan Wei Wen Wing Xia Xin Xue Yan Yang Yao Yi Yin Ying Yong Yu Yuan Yun Zhen Zhi
    """,
    "Vietnamese": """
        An Anh Bao Bich Binh Cam Chau Chi Cuc Dao Diep Dinh Dung Giang Ha Hai Hanh Hien Hoa Hoang
        Hong Hue Hung Huong Huy Khanh Kim Lan Le Linh Loan Long Mai Minh My Nam Nga Ngoc Nhi Nhung
        Phong Phuc Phuong Quang Quyen Sen Son Tam Tan Thanh Thao Thi Thu Thuy Tien Tin Trang Tu
        Tuan Tuyet Van Vinh Vy Xuan Yen
    """,
    "of days, towns and things": """
        Aim Ashford Austin Barry Bath Beverley Bradford Brooklyn Chelsea Chester Derby Florence
        Friday Georgia Kendal Lincoln Monday Nan Nana Nelson Preston Prince Reading Sat Saturday
        Savannah Selby Stafford Sunday Thursday Tuesday Wednesday Wells York
    """,
}


@contextmanager
def of_a_group(group: str) -> Iterator[None]:
    """The sample's children, families and staff have the given names of a group."""
    given = tuple(GIVEN[group].split())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "_GIVEN", given)
        patch.setattr(names, "_STAFF_GIVEN", given)
        yield
